using SchemaPacks.Analyzers.Reading;

namespace SchemaPacks.Analyzers.Modelling;

/// <summary>The schemas that say together what an object's members are: itself, and what <c>allOf</c> adds, through references too.</summary>
internal static class ObjectParts
{
    private const int MaxParts = 100; // the validator sees to the others

    public static List<(SchemaValue Schema, string Pointer)> Of(SchemaValue schema, string pointer, SchemaReferences references)
    {
        List<(SchemaValue Schema, string Pointer)> parts = [];
        Collect(schema, pointer);
        return parts;

        void Collect(SchemaValue part, string place)
        {
            if (parts.Count == MaxParts || parts.Any(known => known.Pointer == place))
                return;
            parts.Add((part, place));
            CollectTarget(part);
            for (int i = 0; part["allOf"] is { Kind: SchemaKind.List } all && i < all.Items.Length; i++)
            {
                if (all.Items[i]["$ref"] is null)
                    Collect(all.Items[i], $"{place}/allOf/{i}");
                else
                    CollectTarget(all.Items[i]);
            }
        }

        void CollectTarget(SchemaValue part)
        {
            if (part.TextOf("$ref") is { } reference && references.Find(reference) is { } target)
                Collect(target.Schema, target.Pointer);
        }
    }
}
