using Microsoft.AspNetCore.HttpOverrides;

namespace LeftBehindCare.Web.Shared;

/// <summary>
/// Behind a TLS proxy: the client's address and scheme are believed only from the networks named in <c>Proxy:Networks</c>
/// (CIDR, separated by commas). Nothing is believed when nothing is named.
/// </summary>
public static class Proxies
{
    public const string NetworksSetting = "Proxy:Networks";

    public static WebApplication UseKnownProxies(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Configuration[NetworksSetting] is not { Length: > 0 } networks) return app;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var network in networks.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        app.UseForwardedHeaders(options);
        return app;
    }
}
