using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;
using SchemaPacks.Referring;

namespace SchemaPacks.Checking;

/// <summary>Problems of the JSON Schema compiler as findings with a place in the author's text.</summary>
internal static class SchemaProblems
{
    public static Diagnostic ToDiagnostic(SchemaProblem problem, PackDocument document, Uri documentUri, LibraryResolver resolver)
    {
        DiagnosticDescriptor kind = KindOf(problem.Kind);
        if (problem.Document != documentUri)
            return InReferredSchema(kind, problem, document, resolver);

        if (problem.Kind == SchemaProblemKind.UnresolvedReference && TextAt(document.Root, problem.Pointer) is { } text)
        {
            LibraryAnswer why = resolver.WhyNot(text);
            return why.Refusal!.At(document, problem.Pointer, why.Reason!);
        }

        return kind.At(document, problem.Pointer, problem.Message);
    }

    // The schema that it lies in has the same finding with its own place; here stands the reference that leads there.
    private static Diagnostic InReferredSchema(DiagnosticDescriptor kind, SchemaProblem problem, PackDocument document, LibraryResolver resolver)
    {
        if (resolver.Referred(problem.Document) is not { } referred)
            return kind.At(document, "", $"a schema that it refers to is refused: {problem.Message}");

        string pointer = Subschema.AllOf(document)
            .FirstOrDefault(schema => schema.Json.TryGetProperty("$ref", out JsonElement reference)
                && reference.ValueKind == JsonValueKind.String && WithoutFragment(reference.GetString()!) == referred.Text)
            is { Pointer: not null } found ? found.PointerTo("$ref") : "";
        return kind.At(document, pointer, $"the reference '{referred.Text}' leads to '{referred.Document.Origin}', which is refused: {problem.Message}");
    }

    private static string? TextAt(JsonElement root, string pointer)
    {
        JsonElement value = root;
        foreach (string step in pointer.Split('/').Skip(1))
        {
            string name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            bool found = value.ValueKind switch
            {
                JsonValueKind.Object => value.TryGetProperty(name, out value),
                JsonValueKind.Array when int.TryParse(name, out int index) && index < value.GetArrayLength() => (value = value[index]).ValueKind != JsonValueKind.Undefined,
                _ => false,
            };
            if (!found)
                return null;
        }

        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("$ref", out JsonElement reference))
            value = reference;
        return value.ValueKind == JsonValueKind.String ? WithoutFragment(value.GetString()!) : null;
    }

    private static string WithoutFragment(string reference) => reference.Split('#')[0];

    private static DiagnosticDescriptor KindOf(SchemaProblemKind kind) => kind switch
    {
        SchemaProblemKind.UnknownDialect or SchemaProblemKind.UnknownVocabulary => Diagnostics.UnknownDialect,
        SchemaProblemKind.MetaschemaViolation or SchemaProblemKind.MalformedDocument => Diagnostics.BreaksMetaschema,
        SchemaProblemKind.UnresolvedReference => Diagnostics.UnresolvedReference,
        SchemaProblemKind.DuplicateIdentifier => Diagnostics.AmbiguousReference,
        SchemaProblemKind.InPlaceCycle => Diagnostics.ReferenceCycle,
        SchemaProblemKind.PatternNeedsBacktracking => Diagnostics.PatternNeedsBacktracking,
        SchemaProblemKind.PatternInvalid or SchemaProblemKind.PatternTooLong or SchemaProblemKind.PatternTooCostly => Diagnostics.InvalidPattern,
        SchemaProblemKind.TooManyNodes or SchemaProblemKind.TooDeep => Diagnostics.SchemaTooComplex,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of problem that has no code yet."),
    };
}
