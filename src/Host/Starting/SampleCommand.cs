namespace SchemaPacks.Hosting.Starting;

/// <summary>The command that records one event, ready to be pasted into a terminal.</summary>
internal static class SampleCommand
{
    /// <summary>The schema of the event that it posts.</summary>
    public static SchemaKey Key { get; } = new("eventlogging.jupyter.org/jupyter_server/contentsmanager-actions", 1);

    /// <param name="address">Where the host listens: <c>http://127.0.0.1:5080</c>.</param>
    /// <param name="token">The token, or null to leave it to the shell's variable <c>EventLog__Token</c>, by which an operator may have set it.</param>
    public static string Text(string address, string? token) => $$$"""
        curl -i {{{address}}}/api/eventlog \
          -H {{{(token is null ? "\"Authorization: Bearer $EventLog__Token\"" : $"'Authorization: Bearer {token}'")}}} \
          -H 'Content-Type: application/json' \
          -d '{"schema":"{{{Key.Id}}}","version":{{{Key.Version}}},"timestamp":"2026-11-23T06:11:29.105262Z","event":{"action":"rename","path":"renamed.txt","source_path":"untitled.txt"}}'
        """;
}
