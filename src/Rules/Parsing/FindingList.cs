using System.Text.Encodings.Web;

namespace SchemaPacks.Parsing;

/// <summary>Collects what is wrong with one file, up to the limit.</summary>
internal sealed class FindingList(SchemaOrigin origin, int limit)
{
    private const int LongestName = 80;
    private readonly List<Diagnostic> _findings = [];

    public IReadOnlyList<Diagnostic> All => _findings;

    /// <summary>An empty list for the same file.</summary>
    public FindingList Anew() => new(origin, limit);

    public bool IsFull => _findings.Count >= limit;

    public void Add(DiagnosticDescriptor kind, string pointer, TextPosition at, string message)
    {
        if (!IsFull)
            _findings.Add(kind.Create(message) with
            {
                Pack = origin.Pack,
                Resource = origin.Resource,
                Pointer = pointer,
                Line = at.Line,
                Column = at.Column,
            });
    }

    /// <summary>A name for a message: quoted, on one line, not longer than a reader needs to find it.</summary>
    public static string Quote(string name)
    {
        var shown = name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…";
        return $"'{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(shown)}'";
    }
}
