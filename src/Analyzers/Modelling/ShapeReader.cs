using SchemaPacks.Analyzers.Naming;
using SchemaPacks.Analyzers.Reading;
using SchemaPacks.Analyzers.Shapes;

namespace SchemaPacks.Analyzers.Modelling;

/// <summary>
/// Schemas to shapes. A shape admits no kind of value that its schema refuses; what is finer than a kind is left to the validator. Types are made once for each
/// place of the document, so references to one place, recursive ones too, share a type.
/// </summary>
/// <param name="root">The document.</param>
/// <param name="typeName">The name of the event's type, which no member of it can have.</param>
/// <param name="typeOfReference">The type for another schema of the pack by what a reference says; null when there is none.</param>
internal sealed class ShapeReader(SchemaValue root, string typeName, Func<string, string?> typeOfReference)
{
    private const int MaxDepth = 200; // of references that lead to references: the compiler's stack has an end

    private static readonly Slot Anything = new(SpelledShape.Json, AdmitsNull: true);

    private readonly SchemaReferences _references = new(root);

    // Up to draft-07, the default, what stands beside a $ref is ignored.
    private readonly bool _siblingsCount = root.TextOf("$schema") is { } dialect && !dialect.Contains("draft-0");
    private readonly Dictionary<string, Slot?> _byPointer = new(StringComparer.Ordinal); // null while it is being read
    private readonly List<DeclaredShape> _declared = [];
    private int _depth;

    /// <summary>The types to generate, the event's own first.</summary>
    public IReadOnlyList<DeclaredShape> Declared => _declared;

    public ObjectShape ReadEvent() => ReadRecord(root, "");

    private Slot ReadAt(SchemaValue schema, string pointer)
    {
        if (_byPointer.TryGetValue(pointer, out Slot? known))
            return known ?? Anything; // a shape that has no end, such as an array of itself
        if (_depth == MaxDepth)
            return Anything;
        _byPointer[pointer] = null;
        _depth++;
        Slot slot = Read(schema, pointer);
        _depth--;
        _byPointer[pointer] = slot;
        if (slot.Shape is EnumShape shape && !_declared.Contains(shape))
            _declared.Add(shape);
        return slot;
    }

    private Slot Read(SchemaValue schema, string pointer)
    {
        if (schema.Kind != SchemaKind.Mapping || schema["$dynamicRef"] is not null || schema["$recursiveRef"] is not null)
            return Anything;
        string[] types = TypesOf(schema);
        if (schema["$ref"] is { } reference)
        {
            if (!_siblingsCount || !(Has("const") || Has("enum") || Has("properties") || Has("required")))
                return ReadReference(reference);
            if (!Has("const") && !Has("enum"))
                return new Slot(ReadObject(schema, pointer), AdmitsNull: false);
        }

        if (schema["const"] is { } constant)
            return EnumShapes.OfConstant(schema, constant, TypePath.NameOf(pointer));
        if (EnumShapes.OfEnum(schema, types, TypePath.NameOf(pointer)) is { } list)
            return list;
        if (types.Length == 0)
            return ReadUntyped(schema, pointer);
        bool admitsNull = types.Contains("null");
        types = [.. types.Where(type => type != "null" && (type != "integer" || !types.Contains("number")))];
        return types.Length == 1 ? new Slot(ReadTyped(types[0], schema, pointer), admitsNull) : new Slot(SpelledShape.Json, admitsNull);

        bool Has(string keyword) => schema[keyword] is not null;
    }

    private Slot ReadReference(SchemaValue reference)
    {
        if (_references.Find(reference.Text) is { } target)
            return ReadAt(target.Schema, target.Pointer);
        return _references.LeadsOut(reference.Text) && typeOfReference(reference.Text) is { } type ? new Slot(new EventShape(type), AdmitsNull: false) : Anything;
    }

    private Shape ReadTyped(string type, SchemaValue schema, string pointer) => type switch
    {
        "string" => ScalarShapes.OfText(schema),
        "integer" => ScalarShapes.OfInteger(schema),
        "number" => ScalarShapes.OfNumber(schema),
        "boolean" => ScalarShape.Boolean,
        "array" => ReadList(schema, pointer),
        "object" => ReadObject(schema, pointer),
        _ => SpelledShape.Json,
    };

    // What the author most likely means: a schema with "properties" is one of objects, whatever else it lets pass.
    private Slot ReadUntyped(SchemaValue schema, string pointer)
    {
        string? type = Has("properties") ? "object"
            : Has("items") ? "array"
            : Has("pattern") || Has("minLength") || Has("maxLength") || (schema.TextOf("format") is { } format && ScalarShapes.IsTyped(format)) ? "string"
            : Has("minimum") || Has("maximum") || Has("multipleOf") ? "number"
            : null;
        if (type is not null)
            return new Slot(ReadTyped(type, schema, pointer), AdmitsNull: false);
        foreach (string keyword in (string[])["oneOf", "anyOf"])
            if (schema[keyword] is { Kind: SchemaKind.List } branches && ReadBranches(schema, branches, pointer, $"{pointer}/{keyword}") is { } slot)
                return slot;
        if (schema["allOf"] is { Kind: SchemaKind.List } all)
            return ReadAll(schema, all, pointer);
        return new Slot(SpelledShape.Json, NullCheck.Admits(schema, _references));

        bool Has(string keyword) => schema[keyword] is not null;
    }

    /// <summary>Branches of one value each, or one branch besides null.</summary>
    private Slot? ReadBranches(SchemaValue schema, SchemaValue branches, string pointer, string path)
    {
        if (EnumShapes.OfBranches(schema, branches, TypePath.NameOf(pointer)) is { } values)
            return values;
        int[] others = [.. Enumerable.Range(0, branches.Items.Length).Where(index => branches.Items[index].TextOf("type") != "null")];
        if (others.Length != 1)
            return null;
        Slot slot = ReadAt(branches.Items[others[0]], $"{path}/{others[0]}");
        return slot with { AdmitsNull = slot.AdmitsNull || branches.Items.Length > 1 };
    }

    /// <summary>One object of all branches, or the first branch that has a type: the validator sees to the others.</summary>
    private Slot ReadAll(SchemaValue schema, SchemaValue all, string pointer)
    {
        if (all.Items.Length > 1 && ObjectParts.Of(schema, pointer, _references).Any(part => part.Schema["properties"] is not null))
            return new Slot(ReadObject(schema, pointer), AdmitsNull: false);
        return Enumerable.Range(0, all.Items.Length).Select(index => ReadAt(all.Items[index], $"{pointer}/allOf/{index}"))
            .FirstOrDefault(slot => slot.Shape != SpelledShape.Json) ?? new Slot(SpelledShape.Json, NullCheck.Admits(schema, _references));
    }

    private ListShape ReadList(SchemaValue schema, string pointer) =>
        new(schema["items"] is { Kind: SchemaKind.Mapping } items && schema["prefixItems"] is null ? ReadAt(items, pointer + "/items") : Anything);

    private Shape ReadObject(SchemaValue schema, string pointer)
    {
        if (ObjectParts.Of(schema, pointer, _references).Any(part => part.Schema["properties"] is { Members.IsEmpty: false } || RequiredBy(part.Schema).Any()))
            return ReadRecord(schema, pointer);
        return new MapShape(
            schema["additionalProperties"] is { Kind: SchemaKind.Mapping } entry && schema["patternProperties"] is null ? ReadAt(entry, pointer + "/additionalProperties") : Anything);
    }

    private ObjectShape ReadRecord(SchemaValue schema, string pointer)
    {
        var shape = new ObjectShape(schema, TypePath.NameOf(pointer));
        _byPointer[pointer] = new Slot(shape, AdmitsNull: false); // before its members, which may refer to it
        _declared.Add(shape);
        List<(SchemaValue Schema, string Pointer)> parts = ObjectParts.Of(schema, pointer, _references);
        HashSet<string> required = new(parts.SelectMany(part => RequiredBy(part.Schema)), StringComparer.Ordinal);
        NameScope names = MemberNames.Open(pointer.Length == 0 ? typeName : "");
        var members = new List<ObjectMember>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach ((SchemaValue part, string place) in parts)
        {
            foreach (SchemaMember property in part["properties"]?.Members ?? [])
            {
                if (property.Value.Kind == SchemaKind.False || !known.Add(property.Name))
                    continue;
                bool isRequired = required.Contains(property.Name);
                Slot slot = isRequired && ConstantOf(property.Value) is { } constant
                    ? new Slot(new ConstantShape(constant), AdmitsNull: false)
                    : ReadAt(property.Value, $"{place}/properties/{property.Name.Replace("~", "~0").Replace("/", "~1")}");
                string name = slot.Shape is ConstantShape ? "" : names.Take(Identifiers.Pascal(property.Name));
                members.Add(new ObjectMember(property.Name, name, slot, isRequired, new Description(property.Value, TargetOf(property.Value), slot.Shape)));
            }
        }

        foreach (string name in parts.SelectMany(part => RequiredBy(part.Schema)).Where(known.Add)) // not declared, but asked for
            members.Add(new ObjectMember(name, names.Take(Identifiers.Pascal(name)), Anything, IsRequired: true, new Description(SchemaValue.True, null, Anything.Shape)));
        shape.Members = members;
        if (parts.Count == 1 && schema["additionalProperties"] is { Kind: SchemaKind.Mapping, Members.IsEmpty: false } rest && schema["patternProperties"] is null)
            (shape.RestName, shape.Rest) = (names.Take("AdditionalProperties"), new MapShape(ReadAt(rest, pointer + "/additionalProperties")));
        return shape;
    }

    private SchemaValue? ConstantOf(SchemaValue schema) => schema["$ref"] is null || _siblingsCount ? schema["const"] ?? TargetOf(schema)?["const"] : TargetOf(schema)?["const"];

    private SchemaValue? TargetOf(SchemaValue schema) => schema.TextOf("$ref") is { } reference ? _references.Find(reference)?.Schema : null;

    private static IEnumerable<string> RequiredBy(SchemaValue schema) =>
        schema["required"] is { Kind: SchemaKind.List } names ? names.Items.Where(name => name.Kind == SchemaKind.Text).Select(name => name.Text) : [];

    private static string[] TypesOf(SchemaValue schema) => schema["type"] switch
    {
        { Kind: SchemaKind.Text } type => [type.Text],
        { Kind: SchemaKind.List } types => [.. types.Items.Where(type => type.Kind == SchemaKind.Text).Select(type => type.Text)],
        _ => [],
    };
}
