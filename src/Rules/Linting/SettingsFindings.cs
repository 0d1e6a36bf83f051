using System.Text.Json;
using SchemaPacks.Checking;
using SchemaPacks.Parsing;

namespace SchemaPacks.Linting;

/// <summary>What is wrong in <c>schemapacks.yaml</c>, each with its place.</summary>
internal sealed class SettingsFindings(PackDocument document)
{
    private readonly List<Diagnostic> _all = [];

    public IReadOnlyList<Diagnostic> All => _all;

    /// <summary>A key that means nothing there.</summary>
    /// <param name="pointer">JSON pointer to its value.</param>
    /// <param name="name">The key.</param>
    /// <param name="known">What it might be.</param>
    /// <param name="problem">What is wrong with it.</param>
    public void RefuseKey(string pointer, string name, IReadOnlyList<string> known, string problem = "no setting has this name") => _all.Add(LintDiagnostics.InvalidLintSettings.AtKey(
        document, pointer, $"{FindingList.Quote(name)}: {problem}; {(KeywordLikeness.Nearest(name, known) is { } meant ? $"was '{meant}' meant?" : $"known are {Quoted(known)}")}"));

    /// <summary>A value that is none of those that are allowed.</summary>
    public void Refuse(string pointer, string message) => _all.Add(LintDiagnostics.InvalidLintSettings.At(document, pointer, message));

    /// <summary>One of several texts.</summary>
    /// <returns>Null, and a finding, when it is none of them.</returns>
    public string? OneOf(string pointer, JsonElement value, string what, params IReadOnlyList<string> allowed)
    {
        if (value.ValueKind == JsonValueKind.String && allowed.FirstOrDefault(each => each == value.GetString()) is { } found)
            return found;
        Refuse(pointer, $"this is no {what}; allowed are {Quoted(allowed)}");
        return null;
    }

    /// <summary>A key as a step of a JSON pointer.</summary>
    public static string Step(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
