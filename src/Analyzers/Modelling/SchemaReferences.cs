using System.Globalization;
using SchemaPacks.Analyzers.Reading;

namespace SchemaPacks.Analyzers.Modelling;

/// <summary>Finds what a <c>$ref</c> to its own document leads to: by pointer, by anchor, or by the document's own id before one of them.</summary>
internal sealed class SchemaReferences(SchemaValue root)
{
    private readonly string _id = root.TextOf("$id") ?? "";
    private Dictionary<string, string>? _anchors;

    /// <summary>Whether the reference names another document.</summary>
    public bool LeadsOut(string reference) => Fragment(reference) is null;

    /// <returns>Null when it leads nowhere here.</returns>
    public (SchemaValue Schema, string Pointer)? Find(string reference)
    {
        if (Fragment(reference) is not { } fragment)
            return null;
        string pointer;
        try
        {
            pointer = Uri.UnescapeDataString(fragment);
        }
        catch (UriFormatException)
        {
            return null;
        }

        if (pointer.Length > 0 && pointer[0] != '/' && !(_anchors ??= FindAnchors()).TryGetValue(pointer, out pointer!))
            return null;
        SchemaValue? schema = root;
        foreach (string token in pointer.Split('/').Skip(1))
            schema = Step(schema, token.Replace("~1", "/").Replace("~0", "~"));
        return schema is null ? null : (schema, pointer);
    }

    // A part with an $id of its own is another document, whose references mean something else.
    private static SchemaValue? Step(SchemaValue? schema, string token)
    {
        SchemaValue? next = schema switch
        {
            { Kind: SchemaKind.Mapping } => schema[token],
            { Kind: SchemaKind.List } when int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < schema.Items.Length => schema.Items[index],
            _ => null,
        };
        return next?.TextOf("$id") is null ? next : null;
    }

    private string? Fragment(string reference)
    {
        if (reference.StartsWith("#", StringComparison.Ordinal))
            return reference.Substring(1);
        if (_id.Length == 0 || !reference.StartsWith(_id, StringComparison.Ordinal))
            return null;
        string rest = reference.Substring(_id.Length);
        return rest.Length == 0 ? "" : rest[0] == '#' ? rest.Substring(1) : null;
    }

    private Dictionary<string, string> FindAnchors()
    {
        var anchors = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(root, "", anchors);
        return anchors;
    }

    private static void Collect(SchemaValue value, string pointer, Dictionary<string, string> anchors)
    {
        if (pointer.Length > 0 && value.TextOf("$id") is { } id)
        {
            if (id.StartsWith("#", StringComparison.Ordinal)) // an anchor up to draft-07
                anchors[id.Substring(1)] = pointer;
            return;
        }

        if ((value.TextOf("$anchor") ?? value.TextOf("$dynamicAnchor")) is { } anchor)
            anchors[anchor] = pointer;
        foreach (SchemaMember member in value.Members)
            Collect(member.Value, $"{pointer}/{member.Name.Replace("~", "~0").Replace("/", "~1")}", anchors);
        for (int i = 0; i < value.Items.Length; i++)
            Collect(value.Items[i], $"{pointer}/{i}", anchors);
    }
}
