using System.Runtime.InteropServices;
using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Conformance;

/// <summary>Runs the files of a suite and counts.</summary>
public sealed class SuiteRun
{
    private readonly ConformanceArguments _arguments;
    private readonly IReadOnlyDictionary<string, string> _exceptions;
    private readonly SuiteRemotes _remotes;
    private readonly List<string> _failures = [];
    private readonly List<string> _skips = [];
    private readonly List<string> _undecided = [];

    private SuiteRun(ConformanceArguments arguments, IReadOnlyDictionary<string, string> exceptions)
    {
        _arguments = arguments;
        _exceptions = exceptions;
        _remotes = new SuiteRemotes(arguments.Folder);
    }

    public int Passed { get; private set; }

    /// <summary>One line for each test that failed: file, group, test, and what came instead.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>One line for each test that an exception names, with its reason.</summary>
    public IReadOnlyList<string> Skips => _skips;

    /// <summary>Folders of the suite that no dialect here runs.</summary>
    public IReadOnlyList<string> NotRun { get; private set; } = [];

    /// <summary>One line for each test that the fast run left to the explaining pass.</summary>
    public IReadOnlyList<string> Undecided => _undecided;

    public string Summary => $"{Passed} passed, {Failures.Count} failed, {Skips.Count} skipped" + (_arguments.Fast ? $", {Undecided.Count} left undecided by the fast run" : "");

    /// <param name="arguments">Which files.</param>
    /// <param name="exceptions">Reasons by test, named <c>draft7/optional/bignum.json/group/test</c>; <see langword="null"/> for the file of this command.</param>
    public static SuiteRun Of(ConformanceArguments arguments, IReadOnlyDictionary<string, string>? exceptions = null)
    {
        var run = new SuiteRun(arguments, exceptions ?? NamedExceptions.Read());
        var tests = Path.Combine(arguments.Folder, "tests");
        run.NotRun = [.. Directory.EnumerateDirectories(tests)
            .Select(folder => Path.GetFileName(folder))
            .Where(name => arguments.Draft is null && !SuiteDrafts.Dialects.ContainsKey(name))
            .Order(StringComparer.Ordinal)];
        foreach (var (draft, dialect) in SuiteDrafts.Dialects)
            if ((arguments.Draft ?? draft) == draft)
                run.Draft(Path.Combine(tests, draft), dialect);
        return run;
    }

    private void Draft(string folder, JsonSchemaDialect dialect)
    {
        var options = new SchemaOptions { DefaultDialect = dialect };
        Files(folder, options);
        if (_arguments.Optional)
        {
            Files(Path.Combine(folder, "optional"), options with { AssertContent = true });
            foreach (var proposal in Folders(Path.Combine(folder, "proposals")))
                Files(proposal, options);
        }

        if (_arguments.FormatAssertion)
        {
            Files(Path.Combine(folder, "optional", "format"), options with { AssertFormats = true });
            Files(Path.Combine(folder, "format"), options with { AssertFormats = true }); // v1
        }
    }

    private static IEnumerable<string> Folders(string parent) =>
        Directory.Exists(parent) ? Directory.EnumerateDirectories(parent).Order(StringComparer.Ordinal) : [];

    private void Files(string folder, SchemaOptions options)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var groups = JsonDocument.Parse(File.ReadAllBytes(file));
            // The one file that is about formats that do not assert, in a dialect where they do.
            var fileOptions = Path.GetFileName(file) == "format-annotation.json" ? options with { AssertFormats = false } : options;
            var name = Path.GetRelativePath(Path.Combine(_arguments.Folder, "tests"), file).Replace('\\', '/');
            foreach (var group in groups.RootElement.EnumerateArray())
                Group($"{name}/{group.GetProperty("description").GetString()}", group, fileOptions);
        }
    }

    private void Group(string name, JsonElement group, SchemaOptions options)
    {
        var document = new SchemaDocument(new Uri("schemapacks:///suite"), group.GetProperty("schema"));
        var compilation = SchemaCompiler.Compile(document, _remotes, options);
        foreach (var test in group.GetProperty("tests").EnumerateArray())
        {
            var title = $"{name}/{test.GetProperty("description").GetString()}";
            if (_exceptions.TryGetValue(title, out var reason))
                _skips.Add($"{title}: {reason}");
            else if (Complaint(compilation, test) is { } complaint)
                _failures.Add($"{title}: {complaint}");
            else
                Passed++;
            if (_arguments.Fast && compilation.Validator?.RunFast(JsonMarshal.GetRawUtf8Value(test.GetProperty("data"))) == FastVerdict.Undecided)
                _undecided.Add(title);
        }
    }

    private string? Complaint(SchemaCompilation compilation, JsonElement test)
    {
        if (!compilation.Succeeded)
            return $"the schema was refused: {string.Join("; ", compilation.Problems.Select(problem => $"{problem.Pointer} {problem.Message}"))}";
        var data = test.GetProperty("data");
        var isValid = test.GetProperty("valid").GetBoolean();
        return _arguments.Fast ? FastComplaint(compilation.Validator, data, isValid) : ExplainComplaint(compilation.Validator, data, isValid);
    }

    private static string? FastComplaint(JsonSchemaValidator validator, JsonElement data, bool expected) =>
        validator.IsValid(data) == expected ? null : $"expected {(expected ? "valid" : "invalid")}, got the other";

    /// <summary>What is wrong with the explaining pass's verdict, if anything. Only a refusal has findings, and the fast run agrees.</summary>
    private static string? ExplainComplaint(JsonSchemaValidator validator, JsonElement data, bool isValid)
    {
        var expected = isValid ? SchemaStatus.Valid : SchemaStatus.Invalid;
        var verdict = validator.Evaluate(data);
        if (verdict.Status != expected)
            return $"expected {expected}, got {verdict.Status}: {string.Join("; ", verdict.Findings.Select(finding => finding.Message))}";
        if (validator.IsValid(data) != verdict.IsValid)
            return "IsValid and Evaluate disagree";
        return verdict.IsValid == (verdict.Findings.Count == 0) ? null : "an invalid instance has no finding";
    }
}
