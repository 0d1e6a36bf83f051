using SchemaPacks.Analyzers.Reading;

namespace SchemaPacks.Analyzers.Modelling;

/// <summary>Whether null may stand where a schema is too wide for a type. In doubt it may: the validator knows.</summary>
internal static class NullCheck
{
    public static bool Admits(SchemaValue schema, SchemaReferences references) => Admits(schema, references, 8);

    private static bool Admits(SchemaValue schema, SchemaReferences references, int depth)
    {
        if (depth == 0 || schema.Kind != SchemaKind.Mapping)
            return schema.Kind != SchemaKind.False;
        if (schema["type"] is { } type && type.Text != "null" && !type.Items.Any(item => item.Text == "null"))
            return false;
        if (schema["const"] is { Kind: not SchemaKind.Null } || (schema["enum"] is { } list && list.Items.All(item => item.Kind != SchemaKind.Null)))
            return false;
        if (schema.TextOf("$ref") is { } reference && references.Find(reference) is { } target && !Admits(target.Schema, references, depth - 1))
            return false;
        return AnyAdmits(schema["anyOf"]) && AnyAdmits(schema["oneOf"]) && (schema["allOf"]?.Items.All(branch => Admits(branch, references, depth - 1)) ?? true);

        bool AnyAdmits(SchemaValue? branches) => branches is null || branches.Items.Any(branch => Admits(branch, references, depth - 1));
    }
}
