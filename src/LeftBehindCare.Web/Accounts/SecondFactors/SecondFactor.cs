using System.Security.Cryptography;
using System.Text;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.Shared;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace LeftBehindCare.Web.Accounts.SecondFactors;

/// <summary>Sets up, checks and takes away a person's second factor.</summary>
public sealed class SecondFactor(AppDb db, MasterKey master, OfficeClock clock)
{
    private const int Codes = 10;
    private const int CodeLength = 10;

    // No 0, 1, l, o: they are copied by hand.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>
    /// Who needs one, by the rights table: whoever sees full ID numbers, lets them out, or opens accounts of people who do.
    /// </summary>
    public static bool IsRequiredOf(Role role) =>
        (RightsTable.Of(role, DataArea.IdNumbers).Access & (Access.View | Access.Edit)) != 0
        || (RightsTable.Of(role, DataArea.IdExports).Access & Access.Approve) != 0
        || (RightsTable.Of(role, DataArea.Accounts).Access & Access.Edit) != 0;

    public static bool IsRequiredOf(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.Posts.Any(p => IsRequiredOf(p.Role));
    }

    /// <summary>What the QR code holds.</summary>
    public static string AddressOf(string loginName, byte[] secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(Product.Name)}:{Uri.EscapeDataString(loginName)}?secret={Totp.ToBase32(secret)}&issuer={Uri.EscapeDataString(Product.Name)}";

    /// <summary>The QR code as a picture in the page; nothing is fetched, nothing is kept.</summary>
    public static string PictureOf(string address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(code.GetGraphic(5))}";
    }

    /// <summary>
    /// Sets it up when the typed code shows that the app has the secret.
    /// </summary>
    /// <returns>The recovery codes, to be shown once; null when the code does not fit.</returns>
    public async Task<IReadOnlyList<string>?> SetUpAsync(User user, byte[] secret, string typed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (Totp.Find(secret, Clean(typed), clock.UtcNow) is not { } step) return null;
        user.TotpSecret = master.Wrap(secret, user.Id);
        user.TotpLastStep = step;
        user.TwoFactorEnabled = true;
        var codes = NewCodes(user);
        await db.SaveChangesAsync(cancellationToken);
        return codes;
    }

    /// <summary>New recovery codes; the old ones are void.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(User user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var codes = NewCodes(user);
        await db.SaveChangesAsync(cancellationToken);
        return codes;
    }

    /// <summary>Takes it away: a lost phone. Save follows.</summary>
    public static void Remove(User user)
    {
        ArgumentNullException.ThrowIfNull(user);
        user.TotpSecret = null;
        user.TwoFactorEnabled = false;
        user.RecoveryCodes = [];
    }

    /// <summary>
    /// Whether the typed code, of the app or a recovery code, opens the door. Each opens it once: the step or the code is
    /// used up in the statement that looks at it, so two requests at once cannot both pass.
    /// </summary>
    public async Task<bool> TakeAsync(User user, string typed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var code = Clean(typed);
        if (code.Length == CodeLength)
        {
            var hash = Hash(user.Id, code);
            return await db.Database.ExecuteSqlAsync(
                $"update users set recovery_codes = array_remove(recovery_codes, {hash}) where id = {user.Id} and {hash} = any(recovery_codes)",
                cancellationToken) == 1;
        }

        if (user.TotpSecret is null || Totp.Find(master.Unwrap(user.TotpSecret, user.Id), code, clock.UtcNow) is not { } step) return false;
        return await db.Users.Where(u => u.Id == user.Id && u.TotpLastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.TotpLastStep, step), cancellationToken) == 1;
    }

    private List<string> NewCodes(User user)
    {
        var codes = Enumerable.Range(0, Codes).Select(_ => RandomNumberGenerator.GetString(Letters, CodeLength)).ToList();
        user.RecoveryCodes = [.. codes.Select(c => Hash(user.Id, c))];
        return [.. codes.Select(c => $"{c[..5]}-{c[5..]}")];
    }

    // Fifty random bits under a key that is not in the database: a slow hash would add nothing.
    private byte[] Hash(Guid userId, string code) => master.Index($"recovery code:{userId}:{code}");

    private static string Clean(string? typed) =>
        new([.. (typed ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
}
