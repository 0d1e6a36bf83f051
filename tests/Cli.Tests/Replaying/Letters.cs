using System.Text;

namespace SchemaPacks.Tests.Replaying;

/// <summary>Dead letters as a log writes them.</summary>
internal static class Letters
{
    public const string Contents = "eventlogging.jupyter.org/jupyter_server/contentsmanager-actions";

    /// <summary>The record of an event with a canary: no output may hold it.</summary>
    public static string Record(int number, string? id = null) =>
        $$"""{"__timestamp__":"2026-11-23T06:11:29.105262Z","__schema__":"acme.page-view","__schema_version__":1,"__metadata_version__":1{{(id is null ? "" : $",\"__id__\":\"{id}\"")}},"page":"canary-{{number}}"}""";

    /// <summary>A record that a handler did not take.</summary>
    public static string Handled(int number, string handler = "events") => Line("handle", $$""","handler":"{{handler}}","attempts":5""", "SP6001", "acme.page-view", Record(number), "");

    /// <summary>An event that was refused after it was accepted, of which only the record was kept.</summary>
    public static string Redacted(int number) => Line("judge", "", "SP5009", "acme.page-view", Record(number), "");

    /// <summary>An event of a schema that the host serves, with the bytes that were sent.</summary>
    public static string Sent(string path, string? id = null, string? original = null) => Line(
        "judge", "", "SP5009", Contents,
        $$"""{"__timestamp__":"2026-11-23T06:11:29.105262Z","__schema__":"{{Contents}}","__schema_version__":1,"__metadata_version__":1{{(id is null ? "" : $",\"__id__\":\"{id}\"")}},"action":null}""",
        $",\"original\":\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(original ?? $$"""{"action":"save", "path":"{{path}}"}"""))}\"");

    private static string Line(string stage, string handler, string code, string schema, string record, string original) =>
        $$"""{"time":"2026-11-23T06:11:29.105262Z","stage":"{{stage}}","code":"{{code}}"{{handler}},"schema":"{{schema}}","version":1,"registry":"sha256:00","findings":[{"code":"{{code}}","message":"m"}],"record":{{record}}{{original}}}""";
}
