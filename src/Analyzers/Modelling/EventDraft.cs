using System.Text.RegularExpressions;
using SchemaPacks.Analyzers.Naming;
using SchemaPacks.Analyzers.Reading;

namespace SchemaPacks.Analyzers.Modelling;

/// <summary>A schema file that was understood: one that says the same is equal.</summary>
/// <param name="Claim">Its key, and what type it asks for.</param>
/// <param name="Root">The schema.</param>
internal sealed record EventDraft(EventClaim Claim, SchemaValue Root)
{
    private const int MaxIdLength = 1_024, MaxVersionLength = 64; // as in the registry

    private static readonly Regex VersionText = new(@"\A[0-9]+(?:[.-][0-9]+)*\z", RegexOptions.CultureInvariant);

    public string Id => Claim.Id;

    public string Version => Claim.Version;

    /// <returns>Null when the file is not the schema of an event.</returns>
    public static EventDraft? Read(string path, string text, string? wantedName)
    {
        if (SchemaText.Read(path, text) is not { Kind: SchemaKind.Mapping } root
            || root.TextOf("$id") is not { } id || string.IsNullOrWhiteSpace(id) || id.Length > MaxIdLength || id.Any(char.IsControl)
            || root["version"] is not { Kind: SchemaKind.Number or SchemaKind.Text } version || version.Text.Length > MaxVersionLength || !VersionText.IsMatch(version.Text)
            || (version.Kind == SchemaKind.Number && version.Text.Contains('.'))
            || root["properties"] is not { Kind: SchemaKind.Mapping } || root["type"] is not (null or { Kind: SchemaKind.Text, Text: "object" }))
            return null;
        return new EventDraft(new EventClaim(path, id, version.Text, string.IsNullOrWhiteSpace(wantedName) ? null : wantedName), root);
    }

    /// <summary>What its references to other documents say.</summary>
    public IEnumerable<string> References()
    {
        var references = new SchemaReferences(Root);
        return Texts(Root).Distinct().Where(references.LeadsOut);
    }

    private static IEnumerable<string> Texts(SchemaValue value)
    {
        if (value.TextOf("$ref") is { } reference)
            yield return reference;
        foreach (SchemaMember member in value.Members)
            foreach (string inner in Texts(member.Value))
                yield return inner;
        foreach (SchemaValue item in value.Items)
            foreach (string inner in Texts(item))
                yield return inner;
    }
}
