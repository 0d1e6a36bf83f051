using System.Collections.Frozen;

namespace SchemaPacks.Reporting;

/// <summary>Which settings may be shown: a list of names that hold no secret. A setting that is not on it, because it is new or somebody's own, stays hidden.</summary>
internal static class ShownSettings
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        "AllowInsecureConnections", "AllowUntrustedRoot", "AllowedCategories", "AllowedHosts", "AllowedOrigins", "AllowedProperties", "AllowedSchemas", "Anonymous", "Attempts", "Audience", "Authority", "BatchBytes", "BatchCount", "Body",
        "Cache", "Capsule", "CheckRevocation", "Compression", "Directory", "DrainDelay", "Exchange", "Expires", "FirstPause", "Folder", "Folders", "GroupBytes", "Id", "Issuer", "KeepAge", "KeepBytes", "KeepRefused", "KeepSegments",
        "KeepTraceContext", "KeyProperty", "Kind", "LockFile", "LongestPause", "MaxBodyBytes", "MaxBytes", "MaxBytesPerSecond", "MaxEventBytes", "MaxEventsPerSecond", "MaxIds", "MaxPendingBytes",
        "Mode", "Owners", "Packs", "Pause", "Poll", "PollInterval", "Prefix", "Prerelease", "Prometheus", "Protocol", "PublicKeyFile", "Queue", "QueueBytes", "QueueName", "QueueType", "QueueWait", "Redaction", "Required", "Restore",
        "Schemas", "Scopes", "SegmentAge", "SegmentBytes", "Service", "Settle", "Signatures", "Strict", "Timeout", "Topic", "TopicPrefix", "Version", "Versions", "Watch", "WhenFull", "Window", "urls",
    ], StringComparer.OrdinalIgnoreCase);

    // By a value itself: what an operator put where it does not belong.
    private static readonly string[] Suspicious = ["@", "password", "pwd=", "secret", "token", "sig=", "-----BEGIN"];

    public static bool MayShow(string path, string value)
    {
        string[] parts = path.Split(':');
        string name = parts.Last(part => !part.All(char.IsAsciiDigit));
        bool isKnown = Names.Contains(name)
            || path.StartsWith("Logging:LogLevel:", StringComparison.OrdinalIgnoreCase) || (parts[0].Equals("Logging", StringComparison.OrdinalIgnoreCase) && Array.Exists(parts, part => part == "LogLevel"));
        return isKnown && !Array.Exists(Suspicious, word => value.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
