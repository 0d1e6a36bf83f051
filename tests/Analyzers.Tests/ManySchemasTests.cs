using System.Diagnostics;
using System.Globalization;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>Says how long many schemas take: <c>dotnet run -c Release --project tests/Analyzers.Tests -- -showLiveOutput -class "*ManySchemasTests"</c>. No time is asserted.</summary>
public sealed class ManySchemasTests(ITestOutputHelper output)
{
    private const int Schemas = 500;

    [Fact]
    public void Five_hundred_schemas_become_as_many_types()
    {
        string text = File.ReadAllText(Path.Combine(Checkout.Root, "plugins", "ClientEvents", "Schemas", "schema2.yaml"));
        var project = new PackProject
        {
            Schemas = [.. Enumerable.Range(0, Schemas).Select(index => new SchemaFile(
                index.ToString("0000", CultureInfo.InvariantCulture) + ".yaml", text.Replace("org/page-view", $"org/page-view-{index}", StringComparison.Ordinal)))],
        };
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = project.Compilation;

        foreach (string run in (string[])["cold", "warm", "warm"])
        {
            long start = Stopwatch.GetTimestamp();
            TimeSpan processor = Environment.CpuUsage.TotalTime;
            int types = project.Driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().GeneratedTrees.Length;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run}: {types} types in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms, {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds:0} ms of processor time"));
            types.Should().Be(Schemas);
        }
    }
}
