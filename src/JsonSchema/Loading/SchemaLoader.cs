using System.Runtime.InteropServices;
using System.Text.Json;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>
/// Loads documents into one graph: the caller's, then whatever its references name. Looks among the resources already loaded,
/// then asks the resolver, then knows the published metaschemas.
/// </summary>
internal sealed class SchemaLoader(CompilationState state, ISchemaResolver? resolver)
{
    private readonly Dictionary<string, SchemaNode?> _asked = [];
    private readonly HashSet<string> _metaschemasBeingRead = [];

    public SchemaGraph Graph { get; } = new();

    /// <summary>References not followed yet.</summary>
    public Queue<PendingReference> References { get; } = new();

    /// <summary>Loads one document; every problem is reported to the state.</summary>
    /// <returns>The root, or <see langword="null"/> when it holds no schema.</returns>
    public SchemaNode? Load(SchemaDocument source)
    {
        var document = new LoadedDocument(source.BaseUri, source.Root);
        if (source.Root.ValueKind == JsonValueKind.Undefined || !IsReadable(document))
            return null;
        if (VocabularyOf(document, source.Root, "", isRoot: true) is not { } vocabulary)
            return null;
        var root = Walk(document).Root(vocabulary, source.RootIdIsBase);
        if (root is null)
        {
            if (!state.Problems.Any(problem => problem.Kind == SchemaProblemKind.TooManyNodes))
                state.Report(SchemaProblemKind.MetaschemaViolation, document, "", "a schema is an object, or from draft-06 on a boolean: this document is neither");
            return null;
        }

        Graph.DocumentRoots.Add(root);
        Graph.Resources.TryAdd(UriReference.Key(source.BaseUri), root);
        return root;
    }

    /// <summary>The root of the resource at an absolute address; <see langword="null"/> when nobody knows it.</summary>
    public SchemaNode? Find(string text, Uri target)
    {
        var key = UriReference.Key(target);
        if (Graph.Resources.TryGetValue(key, out var node) || _asked.TryGetValue(key, out node))
            return node;
        _asked[key] = null;
        if (resolver?.Resolve(new SchemaReference(text, target)) is { } document)
            node = Graph.Resources.GetValueOrDefault(UriReference.Key(document.BaseUri)) ?? Load(document);
        else if (MetaschemaFiles.Find(key) is { } metaschema)
            node = Walk(new LoadedDocument(target, metaschema.Json)).Root(SchemaVocabulary.Of(metaschema.Dialect), true);
        if (node is not null)
            Graph.Resources.TryAdd(key, node);
        return _asked[key] = node;
    }

    /// <summary>Walks what a pointer found outside every keyword that holds schemas.</summary>
    public SchemaNode? Found(LoadedDocument document, JsonElement json, string pointer, SchemaResource surrounding) =>
        Walk(document).Found(json, pointer, surrounding);

    private SchemaWalk Walk(LoadedDocument document) =>
        new(state, Graph, document, json => VocabularyOf(document, json, "", isRoot: false), References);

    private bool IsReadable(LoadedDocument document)
    {
        if (JsonText.Check(JsonMarshal.GetRawUtf8Value(document.Root), state.Options.MaxSchemaDepth) is not { } problem)
            return true;
        state.Problems.Add(Unreadable(problem, document.BaseUri, state.Options));
        return false;
    }

    /// <summary>The problem of a document that is no JSON to judge.</summary>
    public static SchemaProblem Unreadable(JsonTextProblem problem, Uri document, SchemaOptions options) => problem.Kind == JsonTextProblemKind.TooDeep
        ? new SchemaProblem(SchemaProblemKind.TooDeep, document, problem.Pointer, $"the schema cannot be read: {problem.Message} (MaxSchemaDepth is {options.MaxSchemaDepth})")
        : new SchemaProblem(SchemaProblemKind.MalformedDocument, document, problem.Pointer, $"the schema cannot be read: {problem.Message}");

    private SchemaVocabulary? VocabularyOf(LoadedDocument document, JsonElement json, string pointer, bool isRoot)
    {
        var fallback = isRoot ? SchemaVocabulary.Of(state.Options.DefaultDialect) : null;
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("$schema", out var named) || named.ValueKind != JsonValueKind.String)
            return fallback;
        var text = named.GetString()!;
        if (JsonSchemaDialect.Find(text) is { } dialect)
            return SchemaVocabulary.Of(dialect);

        var target = UriReference.Resolve(UriReference.Key(document.BaseUri), text);
        var key = target is null ? text : UriReference.Key(target);
        if (target is not null && _metaschemasBeingRead.Add(key))
        {
            var metaschema = Find(UriReference.Split(text).Address, target);
            _metaschemasBeingRead.Remove(key);
            if (metaschema is not null)
                return Custom(document, metaschema);
        }

        state.Report(
            SchemaProblemKind.UnknownDialect,
            document,
            pointer + "/$schema",
            $"nobody knows the metaschema '{text}': write one of {string.Join(", ", JsonSchemaDialect.All.Select(known => known.Uri.OriginalString))}, or give the metaschema to the resolver");
        return fallback;
    }

    private SchemaVocabulary Custom(LoadedDocument document, SchemaNode metaschema)
    {
        var vocabulary = SchemaVocabulary.Of(metaschema.Dialect, metaschema, out var unknown);
        foreach (var missing in unknown)
            state.Report(SchemaProblemKind.UnknownVocabulary, document, "/$schema", $"the metaschema demands the vocabulary '{missing}', which does not exist here: mark it false there, or use another metaschema");
        return vocabulary;
    }
}
