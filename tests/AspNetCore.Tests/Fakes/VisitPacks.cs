using SchemaPacks.Configuration;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Fakes;

/// <summary>Packs of tests: two versions of a schema that is listed, and one schema that is not.</summary>
internal static class VisitPacks
{
    public const string Second = """
        $id: https://acme.org/visit
        version: 2
        title: A visit to a page
        properties:
          page: { type: string, categories: [unrestricted] }
          user: { type: string, categories: [example.org/user] }
          seconds: { type: integer, minimum: 0, categories: [unrestricted] }
        required: [page, seconds]
        examples:
          - { page: /start, seconds: 3 }
        """;

    public static readonly string First = Second.Replace("version: 2", "version: 1", StringComparison.Ordinal).Replace("[page, seconds]", "[page]", StringComparison.Ordinal);

    public static readonly string Unlisted = First.Replace("https://acme.org/visit", "acme.secret", StringComparison.Ordinal).Replace("A visit to a page", "Something else", StringComparison.Ordinal);

    public static Action<SchemaPacksBuilder> With(MemoryHandler memory) => packs => packs
        .FromDocument("first", First).FromDocument("second", Second).FromDocument("unlisted", Unlisted)
        .Allow("https://acme.org/visit").WriteTo("memory", memory).WriteTo("other", new MemoryHandler(), handler => handler.Schemas.Add("acme.other"));
}
