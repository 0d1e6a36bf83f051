using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>What the compiler keeps between two runs, as in an editor after a key was pressed.</summary>
public sealed class IncrementalTests
{
    private static readonly SchemaFile First = Event("first.yaml", "first", "x"), Second = Event("second.yaml", "second", "x");

    private static readonly PackProject Project = new() { Schemas = [First, Second], Sources = ["namespace Acme.Events; class Own { }"] };

    private GeneratorDriver _driver = Project.CreateDriver(tracksSteps: true);
    private Compilation _compilation = Project.Compilation;

    public IncrementalTests() => Run();

    [Fact]
    public void An_unrelated_change_of_code_writes_nothing()
    {
        _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class More { int first; }", new CSharpParseOptions(Project.Language), cancellationToken: TestContext.Current.CancellationToken));
        Run();
        Reasons("Drafts").Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
        Outputs().Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
        Reasons("Texts").Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void A_change_of_one_schema_writes_that_type_alone()
    {
        _driver = _driver.ReplaceAdditionalText(Second, Event("second.yaml", "second", "y"));
        Run();
        Reasons("Texts").Should().Equal(IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified);
        Outputs().Should().Equal(IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void A_comment_or_a_space_in_a_schema_writes_nothing()
    {
        _driver = _driver.ReplaceAdditionalText(Second, new SchemaFile("second.yaml", "# a remark\n" + Second.Text.Replace("version: 1", "version:   1", StringComparison.Ordinal)));
        Run();
        Reasons("Texts").Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
        Outputs().Should().OnlyContain(reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void A_schema_that_is_added_leaves_the_others_alone()
    {
        _driver = _driver.AddAdditionalTexts([Event("third.yaml", "third", "x")]);
        Run();
        Reasons("Texts").Should().Equal(IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached, IncrementalStepRunReason.New);
    }

    [Fact]
    public void A_rival_for_a_name_renames_both_and_leaves_the_others_alone()
    {
        _driver = _driver.AddAdditionalTexts([Event("third.yaml", "other/second", "x")]);
        Run();
        Reasons("Texts").Should().Equal(IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified, IncrementalStepRunReason.New);
    }

    [Fact]
    public void A_type_of_the_authors_own_takes_the_place_of_one_alone()
    {
        _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("namespace Acme.Events; class Second { }", new CSharpParseOptions(Project.Language), cancellationToken: TestContext.Current.CancellationToken));
        Run();
        Reasons("Texts").Should().Equal(IncrementalStepRunReason.Cached, IncrementalStepRunReason.Removed);
    }

    private static SchemaFile Event(string path, string name, string property) =>
        new(path, $"$id: https://acme.example/{name}\nversion: 1\nproperties:\n  {property}: {{ type: string, categories: [] }}\n");

    private void Run() => _driver = _driver.RunGenerators(_compilation, TestContext.Current.CancellationToken);

    private IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        _driver.GetRunResult().Results.Single().TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs).Select(output => output.Reason) : [];

    private IEnumerable<IncrementalStepRunReason> Outputs() =>
        _driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);
}
