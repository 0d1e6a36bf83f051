using System.Text.Json;
using SchemaPacks.Fuzz.Comparing;
using SchemaPacks.JsonSchema.Running;
using SchemaPacks.Tests.Suite;

namespace SchemaPacks.Tests.Running;

/// <summary>Each folder under <c>tests/cases/running</c>: a schema, a text as its sender spelled it, and what both engines must say.</summary>
public sealed class VerdictCasesTests
{
    private static readonly string Folder = Path.Combine(TestFolders.OwnCases, "..", "running");

    public static TheoryData<string> Cases => [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_engines_say_what_is_expected(string name)
    {
        var folder = Path.Combine(Folder, name);
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        var validator = Compilation.Of(File.ReadAllText(Path.Combine(folder, "schema.json")))!;

        var verdicts = Verdicts.Of(validator, File.ReadAllBytes(Path.Combine(folder, "instance.json")));

        verdicts.Disagreement.Should().BeNull();
        verdicts.IsValid.Should().Be(expected.RootElement.GetProperty("valid").GetBoolean());
        if (verdicts.Fast != FastVerdict.Undecided)
            (verdicts.Fast == FastVerdict.Valid).Should().Be(verdicts.IsValid);
    }
}
