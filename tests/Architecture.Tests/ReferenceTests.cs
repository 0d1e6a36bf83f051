using System.Text.RegularExpressions;

namespace SchemaPacks.Tests.Architecture;

/// <summary>What each project may see. The table of ARCHITECTURE.md, as a test.</summary>
public sealed partial class ReferenceTests
{
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new()
    {
        ["src/Abstractions"] = ([], []),
        ["src/Analyzers"] = ([], ["Microsoft.CodeAnalysis.CSharp", "PolySharp", "YamlDotNet"]),
        ["src/JsonSchema"] = ([], []),
        ["src/Rules"] = (["src/Abstractions", "src/JsonSchema", "src/Compatibility"], ["YamlDotNet"]),
        ["src/Compatibility"] = (["src/JsonSchema"], []),
        ["src/Registry"] = (["src/Abstractions", "src/JsonSchema", "src/Compatibility", "src/Rules"], ["YamlDotNet", "NuGet.Frameworks", "NuGet.Versioning", "McMaster.NETCore.Plugins", "Microsoft.Extensions."]),
        ["src/BuildTool"] = (["src/Registry", "src/Rules"], []),
        ["src/Events"] = (["src/Abstractions", "src/Registry"], ["Polly.Core", "System.IO.Hashing", "Microsoft.Extensions."]),
        ["src/Events.Kafka"] = (["src/Abstractions", "src/Events"], ["Confluent.Kafka", "Microsoft.Extensions."]),
        ["src/Events.OpenTelemetry"] = (["src/Abstractions", "src/Events"], ["OpenTelemetry.", "Microsoft.Extensions."]),
        ["src/Events.RabbitMq"] = (["src/Abstractions", "src/Events"], ["RabbitMQ.Client", "Microsoft.Extensions."]),
        ["src/Feeds"] = (["src/Abstractions", "src/Registry", "src/Events"], ["NuGet.", "System.Security.Cryptography.Pkcs", "Microsoft.Extensions."]),
        ["src/AspNetCore"] = (["src/Abstractions", "src/Registry", "src/Compatibility", "src/Events"], ["Markdig", "Microsoft.Extensions.", "Microsoft.AspNetCore."]),
        ["src/Dashboard"] = ([], ["Microsoft.AspNetCore."]),
        ["src/Cli"] = (["src/Registry", "src/Rules", "src/Compatibility", "src/Events", "src/Feeds"], ["System.CommandLine", "Spectre.Console", "Microsoft.Extensions."]),
        ["src/Testing"] = (["src/Abstractions", "src/Registry", "src/Events"], ["Microsoft.Extensions."]),
        ["src/Templates"] = ([], []),
        ["src/Host"] = (["src/AspNetCore", "src/Dashboard", "src/Feeds", "src/Events.Kafka", "src/Events.OpenTelemetry", "src/Events.RabbitMq"], ["Microsoft.Extensions.", "Microsoft.AspNetCore.", "OpenTelemetry.", "Scalar.AspNetCore"]),
    };

    public static TheoryData<string> Projects => [.. Repository.Projects("src")];

    public static TheoryData<string> Plugins => [.. Repository.Projects("plugins")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_sees_only_what_its_place_allows(string project)
    {
        string folder = Path.GetDirectoryName(project)!.Replace('\\', '/');
        Allowed.Should().ContainKey(folder, "each project under src has a place in the table of references");
        (string[] projects, string[] packages) = Allowed[folder];

        (IReadOnlyList<string> seen, IReadOnlyList<string> used) = Repository.References(project);

        seen.Except(projects).Should().BeEmpty("{0} may reference {1} only", folder, string.Join(", ", projects));
        used.Where(package => !packages.Any(allowed => allowed.EndsWith('.') ? package.StartsWith(allowed, StringComparison.Ordinal) : package == allowed))
            .Should().BeEmpty("{0} may use {1} only", folder, string.Join(", ", packages));
    }

    [Theory]
    [MemberData(nameof(Plugins))]
    public void A_sample_pack_sees_Abstractions_and_other_packs_only(string project)
    {
        (IReadOnlyList<string> seen, IReadOnlyList<string> used) = Repository.References(project);
        seen.Where(folder => folder != "src/Abstractions" && !folder.StartsWith("plugins/", StringComparison.Ordinal)).Should().BeEmpty();
        used.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_stays_under_25_lines_and_names_no_version(string project)
    {
        string text = Repository.Read(project);
        text.Split('\n').Length.Should().BeLessThan(26);
        text.Should().NotContain("Version=\"", "versions are in Directory.Packages.props");
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = Repository.Read("Registry.sln").Replace('\\', '/');
        new[] { "src", "plugins", "tests" }.SelectMany(Repository.Projects)
            .Where(project => !solution.Contains(project, StringComparison.Ordinal))
            .Should().BeEmpty();
    }

    [Fact]
    public void No_source_file_hides_a_second_idea_behind_300_lines() =>
        Repository.Files("src", "*.cs").Where(path => Repository.Read(path).Split('\n').Length > 300).Should().BeEmpty();

    [Fact]
    public void Pointers_stay_in_the_folder_that_is_fuzzed() =>
        new[] { "src", "plugins" }.SelectMany(folder => Repository.Files(folder, "*.cs"))
            .Where(path => UnsafeWord().IsMatch(Repository.Read(path)))
            .Should().OnlyContain(path => path.StartsWith("src/JsonSchema/Running/", StringComparison.Ordinal));

    [Fact]
    public void Two_projects_are_compiled_with_pointers() => // Events for generated calls of the system alone
        new[] { "src", "plugins" }.SelectMany(Repository.Projects).Where(path => Repository.Read(path).Contains("AllowUnsafeBlocks", StringComparison.Ordinal))
            .Should().BeEquivalentTo("src/JsonSchema/SchemaPacks.JsonSchema.csproj", "src/Events/SchemaPacks.Events.csproj");

    [Fact]
    public void No_file_is_named_for_nothing() =>
        Repository.Files("src", "*.cs").Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => new[] { "Manager", "Helper", "Util", "Utils", "Common", "Misc", "Base" }.Any(word => name.EndsWith(word, StringComparison.Ordinal)))
            .Should().BeEmpty();

    // As a modifier or a block; comments and texts may have the word.
    [GeneratedRegex(@"^\s*([a-z]+ )*unsafe( [a-z{]|\s*$)", RegexOptions.Multiline)]
    private static partial Regex UnsafeWord();
}
