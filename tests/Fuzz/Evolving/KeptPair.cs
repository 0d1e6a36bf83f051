using System.Diagnostics;
using System.Globalization;
using System.Text;
using SchemaPacks.Compatibility;
using SchemaPacks.Fuzz.Comparing;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Fuzz.Evolving;

/// <summary>A pair that is worth a look.</summary>
/// <param name="What">Why.</param>
/// <param name="Writer">The schema whose values the other should take.</param>
/// <param name="Reader">The other.</param>
/// <param name="Value">A value that only the writer takes, where one is known.</param>
internal sealed record KeptPair(string What, string Writer, string Reader, byte[]? Value)
{
    /// <summary>The verdict on a pair that was written to a folder, and what it took.</summary>
    public static string Compare(string folder)
    {
        JsonSchemaValidator? writer = Compilation.Of(File.ReadAllText(Path.Combine(folder, "writer.json"))), reader = Compilation.Of(File.ReadAllText(Path.Combine(folder, "reader.json")));
        long start = Stopwatch.GetTimestamp();
        var result = SchemaComparer.Compare(writer!, reader!).Backward;
        return string.Create(CultureInfo.InvariantCulture, $"{result.Verdict} in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms\n{string.Join('\n', result.Findings)}\n{Encoding.UTF8.GetString(result.Witness.GetValueOrDefault().Span)}");
    }

    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "writer.json"), Writer + "\n");
        File.WriteAllText(Path.Combine(folder, "reader.json"), Reader + "\n");
        File.WriteAllText(Path.Combine(folder, "README.md"), $"{What}\n");
        if (Value is not null)
            File.WriteAllBytes(Path.Combine(folder, "value.json"), Value);
    }
}
