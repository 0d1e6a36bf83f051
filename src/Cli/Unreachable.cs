namespace SchemaPacks.Cli;

/// <summary>Why a host could not be asked, in words.</summary>
internal static class Unreachable
{
    public static string Because(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.ConnectionError => "nothing answers at this address",
        HttpRequestError.NameResolutionError => "no machine of this name is known",
        HttpRequestError.SecureConnectionError => "no secure connection could be made: is it https, and is its certificate trusted?",
        HttpRequestError.ResponseEnded => "it broke the answer off",
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError => "what answers there does not speak HTTP as a host does",
        HttpRequestError.ProxyTunnelError => "the proxy between does not let it through",
        _ => exception.Message,
    };
}
