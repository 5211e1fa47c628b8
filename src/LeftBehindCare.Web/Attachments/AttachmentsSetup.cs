using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Attachments.Contents;
using LeftBehindCare.Web.Attachments.Intake;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Attachments;

public static class AttachmentsSetup
{
    public static IServiceCollection AddAttachments(this IServiceCollection services) => services
        .AddSingleton<FileIntake>()
        .AddScoped<IContentStore, DatabaseContentStore>()
        .AddScoped<AttachmentDesk>()
        .AddScoped<IAttachmentReader, AttachmentReader>()
        .AddScoped<AttachmentCards>()
        .AddScoped<IRecordPart>(provider => provider.GetRequiredService<AttachmentCards>())
        .AddScoped<ISweep, AttachmentSweep>();

    /// <summary>Lets photos and PDFs hang on the records of a register; its edit page then shows them.</summary>
    public static IServiceCollection AddAttachments<TRecord, TRegister>(this IServiceCollection services)
        where TRecord : SchoolRecord
        where TRegister : class, IRegisterOf<TRecord> => services
        .AddScoped<IRegisterOf<TRecord>>(provider => provider.GetRequiredService<TRegister>())
        .AddScoped<IAttachmentOwner, RegisterAttachments<TRecord>>();
}
