namespace LeftBehindCare.Web.Codes;

// Only the codes that a rule in the program asks for by name. Every constant here must exist in the catalogue (a test looks).
public static class Sex
{
    public const string Male = "1";
    public const string Female = "2";
}

public static class IdType
{
    public const string IdCard = "1";
    public const string HongKong = "6";
    public const string Macao = "7";
    public const string TaiwanPass = "8";
    public const string ForeignResident = "9";
    public const string Passport = "A";
    public const string HukouBook = "B";
    public const string ResidencePermit = "C";
    public const string BirthCertificate = "D";
    public const string None = "N";
    public const string Other = "Z";
}

public static class IdState
{
    public const string Verified = "1";
    public const string Unverified = "2";
    public const string Doubtful = "3";
}

public static class NoIdReason
{
    public const string NotRegistered = "1";
    public const string Other = "9";
}

public static class HukouKind
{
    public const string Rural = "1";
    public const string Urban = "2";
}

public static class CampusKind
{
    public const string Village = "2";
    public const string TeachingPoint = "3";
}

public static class BoardMode
{
    public const string Day = "1";
    public const string Boarding = "2";
}

public static class CareMode
{
    public const string None = "0";
    public const string Full = "1";
    public const string Weekly = "2";
    public const string Evening = "3";
    public const string Noon = "4";
    public const string Weekend = "5";
}

public static class Health
{
    public const string Good = "10";
    public const string Disabled = "50";
}

public static class Disability
{
    public const string None = "0";
}

public static class RiskLevel
{
    public const string None = "0";
    public const string Watch = "1";
    public const string Priority = "2";
    public const string Crisis = "3";
}

/// <summary>Whether a parent lives with the child. Being away for work is not here: only AwaySpan says that (domain.md §8.4).</summary>
public static class Presence
{
    public const string Home = "1";
    public const string Dead = "3";
    public const string Lost = "4";
    public const string Detained = "5";
    public const string LivesApart = "6";
    public const string Unknown = "9";
}

public static class OutType
{
    public const string Both = "B";
    public const string Father = "F";
    public const string Mother = "M";
    public const string SoleCarer = "S";
    public const string None = "N";
}

public static class SysLeftBehind
{
    public const string No = "1";
    public const string OneParent = "2";
    public const string BothParents = "3";
}

public static class LbCaliber
{
    public const string School = "SCHOOL";
    public const string Mca = "MCA";
    public const string Moe = "MOE";
    public const string Sys = "SYS";
}

public static class LbEndReason
{
    public const string ParentReturned = "1";
    public const string MovedAlong = "2";
    public const string Sixteen = "3";
    public const string Graduated = "4";
    public const string TransferredOut = "5";
    public const string Died = "6";
    public const string EnteredByMistake = "7";
}

public static class Relation
{
    public const string Father = "11";
    public const string Mother = "12";
    public const string Stepfather = "13";
    public const string Stepmother = "14";
    public const string AdoptiveFather = "15";
    public const string AdoptiveMother = "16";
    public const string PaternalGrandfather = "31";
    public const string PaternalGrandmother = "32";
    public const string MaternalGrandfather = "33";
    public const string MaternalGrandmother = "34";
    public const string Grandparent = "39";
    public const string ElderBrother = "41";
    public const string ElderSister = "42";
    public const string Sibling = "49";
    public const string Other = "99";
}

public static class GuardianKind
{
    public const string Parent = "1";
    public const string Statutory = "2";
    public const string Entrusted = "3";
    public const string Temporary = "4";
}

public static class CareGrade
{
    public const string Nobody = "1";
    public const string ParentUnable = "2";
    public const string CarerUnable = "3";
    public const string Fair = "4";
    public const string Good = "5";
}

public static class FamilyKind
{
    public const string BothParents = "1";
    public const string Orphan = "5";
    public const string NobodyRaises = "6";
}

public static class WorkLevel
{
    public const string SameCounty = "1";
    public const string SameCity = "2";
    public const string SameProvince = "3";
    public const string OtherProvince = "4";
    public const string HongKongMacaoTaiwan = "5";
    public const string Abroad = "6";
    public const string Unknown = "9";
}

public static class AlterKind
{
    public const string Enrolled = "11";
    public const string Resumed = "12";
    public const string TransferredIn = "13";
    public const string Graduated = "21";
    public const string Completed = "22";
    public const string Suspended = "23";
    public const string Withdrawn = "24";
    public const string Died = "26";
    public const string TransferredOut = "27";
    public const string DroppedOut = "28";
    public const string Promoted = "31";
    public const string ChangedClass = "32";
    public const string Repeated = "33";
    public const string Imported = "41";
}

public static class Grade
{
    public const string Mixed = "M";
}

public static class PhoneKind
{
    public const string Mobile = "1";
    public const string Landline = "2";
    public const string Work = "3";
    public const string Neighbour = "4";
    public const string Internet = "5";
}

public static class Relief
{
    public const string None = "0";
}

public static class SpecialType
{
    public const string None = "0";
    public const string Hardship = "1";
    public const string Talent = "2";
    public const string Special = "3";
}
