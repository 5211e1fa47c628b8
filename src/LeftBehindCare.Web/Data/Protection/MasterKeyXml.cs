using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace LeftBehindCare.Web.Data.Protection;

/// <summary>
/// Data-protection keys (cookies, antiforgery) lie in the database under the master key: a stolen dump makes no cookie.
/// </summary>
internal sealed class MasterKeyXmlEncryptor(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var text = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new EncryptedXmlInfo(
            new XElement("sealed", Convert.ToBase64String(master.Wrap(text, Guid.Empty))), typeof(MasterKeyXmlDecryptor));
    }
}

/// <summary>Made by data protection itself, from the type's name in the stored key.</summary>
internal sealed class MasterKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(
            services.GetRequiredService<MasterKey>().Unwrap(Convert.FromBase64String(encryptedElement.Value), Guid.Empty)));
}

internal sealed class SealDataProtectionKeys(MasterKey master) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlEncryptor = new MasterKeyXmlEncryptor(master);
}
