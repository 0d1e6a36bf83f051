using SchemaPacks.Analyzers.Naming;
using SchemaPacks.Analyzers.Reading;
using SchemaPacks.Analyzers.Shapes;

namespace SchemaPacks.Analyzers.Modelling;

/// <summary>Lists of values, and single values.</summary>
internal static class EnumShapes
{
    /// <summary>The slot for an <c>enum</c>; null when the schema has none.</summary>
    public static Slot? OfEnum(SchemaValue schema, IReadOnlyCollection<string> types, string name) =>
        schema["enum"] is { Kind: SchemaKind.List } list ? Of(schema, [.. list.Items.Where(value => IsOf(types, value)).Select(value => (value, (string?)null))], name) : null;

    /// <summary>The slot for branches that are one value each, the way to describe the values of a list; null for other branches.</summary>
    public static Slot? OfBranches(SchemaValue schema, SchemaValue branches, string name) =>
        branches.Items.Length > 0 && branches.Items.All(branch => branch["const"] is not null)
            ? Of(schema, [.. branches.Items.Select(branch => (branch["const"]!, branch.TextOf("description") ?? branch.TextOf("title")))], name)
            : null;

    /// <summary>A constant where a value may be left out or stand among others.</summary>
    public static Slot OfConstant(SchemaValue schema, SchemaValue constant, string name) => Of(schema, [(constant, null)], name);

    private static Slot Of(SchemaValue schema, List<(SchemaValue Value, string? Description)> values, string name)
    {
        bool admitsNull = values.RemoveAll(value => value.Value.Kind == SchemaKind.Null) > 0;
        if (values.Count == 0 || values.Any(value => value.Value.Kind is SchemaKind.List or SchemaKind.Mapping))
            return new Slot(SpelledShape.Json, admitsNull);
        var scope = new NameScope();
        return new Slot(
            new EnumShape(schema, name, [.. values.GroupBy(value => value.Value).Select(same => new EnumMember(scope.Take(NameOf(same.Key)), same.Key, same.First().Description))]),
            admitsNull);
    }

    private static string NameOf(SchemaValue value) => value.Kind switch
    {
        SchemaKind.Text => Identifiers.Pascal(value.Text),
        SchemaKind.Number => Identifiers.Pascal((value.Text[0] == '-' ? "Minus" : "Number") + value.Text.TrimStart('-')),
        _ => value.Kind.ToString(),
    };

    // A value that "type" refuses is no value. An integer may be spelled 1.0, so numbers are left to the validator.
    private static bool IsOf(IReadOnlyCollection<string> types, SchemaValue value) => types.Count == 0 || value.Kind switch
    {
        SchemaKind.Null => types.Contains("null"),
        SchemaKind.Text => types.Contains("string"),
        SchemaKind.Number => types.Contains("number") || types.Contains("integer"),
        SchemaKind.List => types.Contains("array"),
        SchemaKind.Mapping => types.Contains("object"),
        _ => types.Contains("boolean"),
    };
}
