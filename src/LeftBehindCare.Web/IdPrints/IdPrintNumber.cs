using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Registers.Archives.Profiles;

namespace LeftBehindCare.Web.IdPrints;

/// <summary>Number of a request as people write it: ZJ20261123-3F9A2C.</summary>
public static class IdPrintNumber
{
    public static string Of(IdPrintRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        // The end of a version 7 UUID is its random part.
        return $"ZJ{OfficeClock.Local(request.CreatedAt):yyyyMMdd}-{request.Id.ToString("N")[^6..].ToUpperInvariant()}";
    }
}
