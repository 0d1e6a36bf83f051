using System.Text.RegularExpressions;
using SchemaPacks.Tests.Authoring;

namespace SchemaPacks.Tests.Settings;

/// <summary>
/// docs/configuration.md has all settings, as the schema that editors use describes them. With the variable SCHEMAPACKS_WRITE_DOCS=1 this test writes them between
/// <c>&lt;!-- settings: prefix place … --&gt;</c> and <c>&lt;!-- end of settings --&gt;</c>.
/// </summary>
public sealed partial class SettingsPageTests
{
    private static readonly string Path = System.IO.Path.Combine(Checkout.Root, "docs", "configuration.md");

    [Fact]
    public void The_page_has_the_settings_that_there_are()
    {
        string page = File.ReadAllText(Path);
        HashSet<string> places = [.. Blocks().Matches(page).SelectMany(Places)];
        places.Should().HaveCountGreaterThan(10);
        string expected = Blocks().Replace(page, block =>
        {
            var table = new SettingsTable(places);
            foreach (string place in Places(block))
                table.Add(block.Groups["prefix"].Value.Trim('-'), place);
            return $"<!-- settings: {block.Groups["prefix"].Value} {block.Groups["places"].Value} -->\n{table}<!-- end of settings -->\n";
        });
        if (Environment.GetEnvironmentVariable("SCHEMAPACKS_WRITE_DOCS") == "1")
            File.WriteAllText(Path, expected);
        else
            page.Should().Be(expected, "run this test with SCHEMAPACKS_WRITE_DOCS=1");
    }

    [Fact]
    public void It_names_every_setting_of_every_place()
    {
        string page = File.ReadAllText(Path);
        foreach ((_, string place) in SettingsSchema.Sections)
            foreach ((string name, _) in SettingsSchema.Settings(place))
                page.Should().MatchRegex($"\\| `([A-Za-z<>:]+:)?{name}[`:]", "'{0}' is a setting of '{1}'", name, place);
    }

    private static string[] Places(Match block) => block.Groups["places"].Value.Split(' ');

    [GeneratedRegex("<!-- settings: (?<prefix>[A-Za-z:-]+) (?<places>[A-Za-z/ ]+) -->\n(?<table>.*?)<!-- end of settings -->\n", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
