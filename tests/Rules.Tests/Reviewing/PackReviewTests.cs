using System.Text;
using SchemaPacks.Linting;
using SchemaPacks.Referring;
using SchemaPacks.Reviewing;

namespace SchemaPacks.Tests.Reviewing;

public sealed class PackReviewTests
{
    private const string Click = "$id: acme/click\nversion: 1\ndescription: d\nowner: o\nproperties: { x: { type: integer, description: d, categories: [] } }\n";

    [Fact]
    public void Two_files_that_use_one_key_for_different_content_are_told_SP4001()
    {
        Codes(Review([], ("a.yaml", Click), ("b.yaml", Click))).Should().BeEmpty("the same content twice is one schema");
        Codes(Review([], ("a.yaml", Click), ("b.yaml", Click.Replace("owner: o", "owner: p", StringComparison.Ordinal)))).Should().Equal("SP4001 Error b.yaml(1,1)");
    }

    [Fact]
    public void A_reference_reaches_the_packs_that_are_depended_on_and_what_is_wrong_there_is_not_told()
    {
        const string Referring = "$id: acme/visit\nversion: 1\ndescription: d\nowner: o\nproperties:\n  x: { $ref: acme/click#/properties/x }\n";
        string click = Click.Replace("owner: o\n", "", StringComparison.Ordinal);

        Codes(Review(["Other"], [("Other", "x.yaml", click)], ("a.yaml", Referring))).Should().BeEmpty();
        Codes(Review([], [("Other", "x.yaml", click)], ("a.yaml", Referring))).Should().Equal("SP3010 Error a.yaml(6,14)");
    }

    [Fact]
    public void What_cannot_be_read_is_told_with_its_place_and_the_others_are_judged() =>
        Codes(Review([], ("a.yaml", "a: b: c\n"), ("b.yaml", Click.Replace("version: 1\n", "", StringComparison.Ordinal)))).Should().Equal("SP2002 Error a.yaml(1,5)", "SP3002 Error b.yaml(1,1)");

    private static ReviewedPack Review(string[] dependencies, params (string Name, string Text)[] files) => Review(dependencies, [], files);

    private static ReviewedPack Review(string[] dependencies, (string Pack, string Name, string Text)[] others, params (string Name, string Text)[] files) =>
        new PackReview(LintSettings.Default, new DateOnly(2026, 6, 1)).Review(
            [.. files.Select(file => Text("Acme", file.Name, file.Text))],
            [new PackLinks("Acme", null, dependencies), .. others.Select(other => new PackLinks(other.Pack, null, []))],
            [.. others.Select(other => Text(other.Pack, other.Name, other.Text))], TestContext.Current.CancellationToken);

    private static SchemaText Text(string pack, string name, string text) => new(new SchemaOrigin(pack, name), Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string> Codes(ReviewedPack reviewed) =>
        reviewed.Findings.Select(finding => finding.Diagnostic).Select(finding => $"{finding.Code} {finding.Severity} {finding.Resource}({finding.Line},{finding.Column})");
}
