using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.Fuzz.Generating;

/// <summary>Metaschemas that list vocabularies and ask for nothing, for every dialect that has vocabularies: one lists all of them, one leaves <c>validation</c> out.</summary>
internal static class CarelessMetaschemas
{
    private static readonly string[] Kinds = ["all", "all", "some"];

    /// <summary>Knows them all.</summary>
    public static ISchemaResolver Resolver { get; } = new SchemaDocumentSet(
        from dialect in JsonSchemaDialect.All
        where dialect.HasVocabularies
        from kind in Kinds.Distinct()
        select Document(dialect, kind));

    /// <summary>The address of one of them; of the dialect itself where it has no vocabularies.</summary>
    public static string Of(JsonSchemaDialect dialect, Dice dice) => dialect.HasVocabularies ? Address(dialect, dice.Pick(Kinds)) : dialect.Uri.OriginalString;

    private static string Address(JsonSchemaDialect dialect, string kind) => $"test:///careless/{dialect.Version}/{kind}";

    private static SchemaDocument Document(JsonSchemaDialect dialect, string kind)
    {
        var stem = dialect.Uri.OriginalString.Replace("/schema", "/vocab/", StringComparison.Ordinal);
        var vocabularies = KeywordTable.Vocabularies(dialect.Version).Where(name => kind == "all" || name != "validation");
        var metaschema = new JsonObject
        {
            ["$schema"] = dialect.Uri.OriginalString,
            ["$id"] = Address(dialect, kind),
            ["$vocabulary"] = new JsonObject(vocabularies.Select(name => KeyValuePair.Create(stem + name, (JsonNode?)true))),
        };
        return new SchemaDocument(new Uri(Address(dialect, kind)), System.Text.Json.JsonElement.Parse(metaschema.ToJsonString()));
    }
}
