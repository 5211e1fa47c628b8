namespace LeftBehindCare.Web.Accounts;

/// <summary>Tells a person which of their devices a login is, in words they would use.</summary>
public static class Devices
{
    // The first that fits counts: Edge and the Chinese shells also call themselves Chrome, and every phone calls itself Mozilla.
    private static readonly (string Sign, string Name)[] Systems =
    [
        ("HarmonyOS", "鸿蒙手机"), ("OpenHarmony", "鸿蒙手机"), ("iPad", "iPad"), ("iPhone", "iPhone"), ("Android", "安卓手机"),
        ("Windows", "Windows电脑"), ("Mac OS", "苹果电脑"), ("Linux", "Linux电脑"),
    ];

    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("MicroMessenger", "微信"), ("Edg", "Edge"), ("QQBrowser", "QQ浏览器"), ("360", "360浏览器"), ("Firefox", "Firefox"),
        ("HuaweiBrowser", "华为浏览器"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    /// <summary>Such as Windows电脑，Edge. Whatever is unknown is 未知设备; the browser's own text is never shown.</summary>
    public static string NameOf(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent)) return "未知设备";
        var system = Systems.FirstOrDefault(s => userAgent.Contains(s.Sign, StringComparison.OrdinalIgnoreCase)).Name;
        var browser = Browsers.FirstOrDefault(b => userAgent.Contains(b.Sign, StringComparison.OrdinalIgnoreCase)).Name;
        return (system, browser) switch
        {
            (null, null) => "未知设备",
            (null, _) => browser,
            (_, null) => system,
            _ => $"{system}，{browser}",
        };
    }
}
