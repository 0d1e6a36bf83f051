using System.Globalization;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Serving;

/// <summary>Which schemas of a list are asked for: <c>?q=words&amp;namespace=https://acme.org/&amp;pack=Acme.Events&amp;owner=web&amp;deprecated=false&amp;limit=100&amp;after=…</c>.</summary>
internal sealed class SchemaFilterQuery
{
    private const int MostOnPage = 1_000;
    private const int MostWords = 16;

    private string[] _words = [];
    private SchemaNamespace? _namespace;
    private string? _pack;
    private string? _owner;
    private bool? _deprecated;
    private SchemaKey? _after;

    /// <summary>The most schemas of one page; null for all at once.</summary>
    public int? Limit { get; private init; }

    /// <returns>What is asked for, or what is wrong with it.</returns>
    public static (SchemaFilterQuery Query, string? Refusal) Read(IQueryCollection query)
    {
        foreach (string name in (ReadOnlySpan<string>)["q", "namespace", "pack", "owner", "deprecated", "limit", "after"])
            if (query[name].Count > 1)
                return (new(), $"the query gives '{name}' more than once: give it once");
        int limit = 0;
        if (query["limit"] is [{ } count] && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is 0 or > MostOnPage))
            return (new(), $"'limit' is no number of 1 to {MostOnPage}: say how many schemas a page may have");
        SchemaKey? after = null;
        if (query["after"] is [{ Length: > 0 } place] && (after = Place(place)) is null)
            return (new(), "'after' is no place in the list: take the address in 'next' of the page before");
        string deprecated = query["deprecated"].ToString();
        if (deprecated is not ("" or "true" or "false"))
            return (new(), "'deprecated' is neither 'true' nor 'false': leave it out for both");
        string[] words = query["q"].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords)
            return (new(), $"'q' has {words.Length} words and may have {MostWords}: search for fewer");
        return (new SchemaFilterQuery
        {
            Limit = limit == 0 ? null : limit,
            _words = words,
            _namespace = query["namespace"] is [{ Length: > 0 } prefix] ? new SchemaNamespace { Prefix = prefix, Packs = "*" } : null,
            _pack = query["pack"] is [{ Length: > 0 } pack] ? pack : null,
            _owner = query["owner"] is [{ Length: > 0 } owner] ? owner : null,
            _deprecated = deprecated.Length == 0 ? null : deprecated == "true",
            _after = after,
        }, null);
    }

    /// <summary>The schemas of one page.</summary>
    /// <param name="schemas">All, in order.</param>
    /// <param name="outlines">What is known of each beyond its title.</param>
    /// <param name="next">Where the next page begins: what its <c>after</c> must be; null at the end.</param>
    public IReadOnlyList<EventSchema> Page(IReadOnlyList<EventSchema> schemas, SchemaOutlines outlines, out string? next)
    {
        IEnumerable<EventSchema> wanted = schemas.Where(schema => Takes(schema, outlines));
        List<EventSchema> page = [.. Limit is { } limit ? wanted.Take(limit + 1) : wanted];
        next = null;
        if (page.Count > Limit)
        {
            page.RemoveAt(page.Count - 1);
            next = page[^1].Key.ToString();
        }

        return page;
    }

    /// <summary>The same query for another page.</summary>
    public static string WithAfter(IQueryCollection query, string after)
    {
        IEnumerable<string> kept = query.Where(pair => !pair.Key.Equals("after", StringComparison.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value.Select(value => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value ?? "")}"));
        return $"?{string.Join('&', [.. kept, $"after={Uri.EscapeDataString(after)}"])}";
    }

    private bool Takes(EventSchema schema, SchemaOutlines outlines) =>
        (_after is not { } after || schema.Key > after)
        && (_namespace is null || _namespace.Holds(schema.Key.Id))
        && (_pack is null || schema.Origins.Any(IsOfPack))
        && (_owner is null || _owner.Equals(outlines.Of(schema).Owner, StringComparison.OrdinalIgnoreCase))
        && (_deprecated is not { } deprecated || outlines.Of(schema).IsDeprecated == deprecated)
        && _words.All(word => Has(schema.Key.Id, word) || Has(schema.Title, word) || Has(schema.Description, word) || outlines.Of(schema).Properties.Any(name => Has(name, word)));

    private bool IsOfPack(SchemaOrigin origin) =>
        origin.Pack.Equals(_pack, StringComparison.OrdinalIgnoreCase) || (origin.Package is { } package && package.Id.Equals(_pack, StringComparison.OrdinalIgnoreCase));

    private static bool Has(string? text, string word) => text is not null && text.Contains(word, StringComparison.OrdinalIgnoreCase);

    // "acme.page-view@2": a version has no '@', an id may.
    private static SchemaKey? Place(string text) =>
        text.LastIndexOf('@') is var at and > 0 && SchemaVersion.TryParse(text[(at + 1)..], out SchemaVersion version) ? new SchemaKey(text[..at], version) : null;
}
