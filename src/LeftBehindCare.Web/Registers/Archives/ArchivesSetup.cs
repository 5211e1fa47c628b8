using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Drafts;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.Attachments;
using LeftBehindCare.Web.Calendar.Terms;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People.StaffMembers;
using LeftBehindCare.Web.Registers.Archives.Activities;
using LeftBehindCare.Web.Registers.Archives.CaseStudies;
using LeftBehindCare.Web.Registers.Archives.Charts;
using LeftBehindCare.Web.Registers.Archives.ClassCares;
using LeftBehindCare.Web.Registers.Archives.ClassSummaries;
using LeftBehindCare.Web.Registers.Archives.Custodies;
using LeftBehindCare.Web.Registers.Archives.Deeds;
using LeftBehindCare.Web.Registers.Archives.Dossiers;
using LeftBehindCare.Web.Registers.Archives.GrowthCards;
using LeftBehindCare.Web.Registers.Archives.Overview;
using LeftBehindCare.Web.Registers.Archives.Portfolios;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using LeftBehindCare.Web.Registers.Archives.Specials;
using LeftBehindCare.Web.Registers.Archives.Surveys;
using LeftBehindCare.Web.Registers.Versions;
using LeftBehindCare.Web.Shared.Navigations;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Registers.Archives;

public static class ArchivesSetup
{
    public static IServiceCollection AddArchives(this IServiceCollection services) => services
        .AddScoped<IPeopleFollowUp, ProfileFollowUp>()
        .AddScoped<ITermUse, SummaryTermUse>()
        .AddScoped<IStaffUse, ArchiveStaffUse>()
        .AddScoped<SummaryFollowUp>()
        .AddScoped<IPeopleFollowUp>(provider => provider.GetRequiredService<SummaryFollowUp>())
        .AddScoped<SummaryReader>()
        .AddScoped<SummaryDesk>()
        .AddScoped<SummaryList>()
        .AddScoped<IPaperSource, SummaryPaperSource>()
        .AddScoped<ArchiveReader>()
        .AddScoped<OverviewReader>()
        .AddScoped<IIndicator, ArchiveIndicator>()
        .AddScoped<IIndicator, ProfileIndicator>()
        .AddScoped<IIndicator, SpecialIndicator>()
        .AddScoped<ITaskSource, ArchiveTasks>()
        .AddScoped<ITaskSource, ProfileTasks>()
        .AddScoped<ITaskSource, SummaryTasks>()
        .AddScoped<ITaskSource, LateTasks>()
        .AddScoped<ChosenRoom>()
        .AddScoped<RoomChooser>()
        .AddScoped<ClassRooms>()
        .AddScoped<IArchive, ProfileArchive>()
        .AddScoped<IPaperSource, ProfilePaperSource>()
        .AddScoped<DossierReader>()
        .AddScoped<IArchive, SummaryArchive>()
        .AddScoped<GrowthRegister>()
        .AddScoped<IArchive, GrowthArchive>()
        .AddScoped<IPaperSource, GrowthPapers>()
        .AddScoped<Measuring>()
        .AddScoped<GrowthCurves>()
        .AddScoped<SpecialRegister>()
        .AddScoped<ISpecialFindings, SpecialFindings>()
        .AddScoped<IArchive, SpecialArchive>()
        .AddScoped<IPaperSource, SpecialPapers>()
        .AddScoped<Screening>()
        .AddScoped<ActivityRegister>()
        .AddScoped<IArchive, ActivityArchive>()
        .AddScoped<IPaperSource, ActivityPapers>()
        .AddScoped<Participants>()
        .AddScoped<IPaperSource, ActivityCardPapers>()
        .AddScoped<Participations>()
        .AddScoped<IParticipationSource, ActivityParticipations>()
        .AddScoped<IParticipationSource, ClassCareParticipations>()
        .AddScoped<ClassCareRegister>()
        .AddScoped<IArchive, ClassCareArchive>()
        .AddScoped<IPaperSource, ClassCarePapers>()
        .AddScoped<DeedRegister>()
        .AddScoped<IArchive, DeedArchive>()
        .AddScoped<ChartsReader>()
        .AddScoped<IPaperSource, DeedPapers>()
        .AddScoped<CaseStudyRegister>()
        .AddScoped<IArchive, CaseStudyArchive>()
        .AddScoped<IPaperSource, CaseStudyPapers>()
        .AddScoped<CaseNames>()
        .AddScoped<SurveyRegister>()
        .AddScoped<SurveyOpening>()
        .AddScoped<IPaperSource, SurveyPapers>()
        .AddScoped<ITaskSource, SurveyTasks>()
        .AddScoped<PortfolioRegister>()
        .AddScoped<IPaperSource, PortfolioPapers>()
        .AddScoped<IDossierSource, PortfolioBag>()
        .AddSingleton<IDraftRule, LetterDrafts>()
        .AddScoped<CustodyRegister>()
        .AddScoped<IPaperSource, CustodyPapers>()
        .AddScoped<ITaskSource, CustodyTasks>()
        .AddScoped<IRecordPart, CustodyMissing>()
        .AddAttachments<SpecialRegistration, SpecialRegister>()
        .AddAttachments<Activity, ActivityRegister>()
        .AddAttachments<ClassCareRecord, ClassCareRegister>()
        .AddAttachments<DeedRecord, DeedRegister>()
        .AddAttachments<PortfolioItem, PortfolioRegister>()
        .AddScoped<IVersionStore, VersionStore>()
        .AddScoped<ProfileFactsReader>()
        .AddScoped<ProfilePapers>()
        .AddScoped<ProfileDesk>()
        .AddScoped<ProfileChecks>()
        .AddScoped<ProfileWriting>()
        .AddScoped<ProfileHistory>()
        .AddScoped<ProfileList>()
        .AddScoped<ProfileShow>()
        .AddSingleton<INavSource>(new NavSource(
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "八档总览",
                Controller = "Overview",
                AlsoFor = ["Dossiers"],
                Order = 10,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "摸底调查",
                Controller = "Surveys",
                Order = 11,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "基本情况",
                Controller = "Profiles",
                AlsoFor = ["ProfileReviews", "ProfilePapers"],
                Order = 12,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "信息汇总",
                Controller = "ClassSummaries",
                AlsoFor = ["SummaryPapers"],
                Order = 13,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "成长卡",
                Controller = "GrowthCards",
                Order = 14,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "成长袋",
                Controller = "Portfolios",
                Order = 15,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "三特",
                Controller = "Specials",
                Order = 16,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "活动",
                Controller = "Activities",
                Order = 17,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "班级关爱",
                Controller = "ClassCares",
                Order = 18,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "特殊事迹",
                Controller = "Deeds",
                Order = 19,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "案例",
                Controller = "CaseStudies",
                Order = 20,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "档案移交",
                Controller = "Custodies",
                Order = 21,
                Area = DataArea.Archives,
                Access = Access.View,
                When = viewer => viewer.Scope(DataArea.Archives, Access.View).WholeSchool,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "看图",
                Controller = "Charts",
                Order = 22,
                Area = DataArea.Archives,
                Access = Access.View,
            }));
}
