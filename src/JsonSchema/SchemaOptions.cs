using System.Collections.Frozen;
using SchemaPacks.JsonSchema.Formats;

namespace SchemaPacks.JsonSchema;

/// <summary>
/// The bounds of compiling and judging, and the few choices that JSON Schema leaves to its users. A bound outside its range is an
/// <see cref="ArgumentOutOfRangeException"/> of <see cref="SchemaCompiler"/>.
/// </summary>
public sealed record SchemaOptions
{
    /// <summary>Every default.</summary>
    public static SchemaOptions Default { get; } = new();

    /// <summary>The dialect of a document without <c>$schema</c>. Default: draft-07.</summary>
    public JsonSchemaDialect DefaultDialect { get; init; } = JsonSchemaDialect.Draft7;

    /// <summary>
    /// Whether <c>format</c> refuses values. <see langword="null"/>, the default, follows the dialect: asserted up to draft-07, an annotation from 2019-09 on
    /// unless the metaschema lists the vocabulary <c>format-assertion</c>. A format that nobody knows never refuses.
    /// </summary>
    public bool? AssertFormats { get; init; }

    /// <summary>The formats of JSON Schema itself, in whichever dialect: names that <see cref="Formats"/> had better not use.</summary>
    public static IReadOnlySet<string> StandardFormats { get; } = FormatTable.Names.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Formats beside those of JSON Schema, by the name that <c>format</c> gives. A name that the dialect itself knows keeps its meaning there. They assert where
    /// <c>format</c> does. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, FormatCheck> Formats { get; init; } = FrozenDictionary<string, FormatCheck>.Empty;

    /// <summary>Whether <c>contentEncoding</c> and <c>contentMediaType</c> of draft-07 refuse strings that are not base64 or not JSON. Default: <see langword="false"/>, an annotation.</summary>
    public bool AssertContent { get; init; }

    /// <summary>Bytes of one instance. Protects memory and time from huge texts. Default: 16 MiB; range: 1 to 1,000,000,000.</summary>
    public int MaxInstanceBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of one string or name of an instance, as written between its quotes. Protects patterns and formats from texts that take long to read. Default: 1 MiB; range: 1 to 1,000,000,000.</summary>
    public int MaxStringBytes { get; init; } = 1024 * 1024;

    /// <summary>Items of one array of an instance. Protects <c>contains</c>, <c>uniqueItems</c> and the like from work without end. Default: 1,000,000; range: 1 to 1,000,000,000.</summary>
    public int MaxItems { get; init; } = 1_000_000;

    /// <summary>Properties of one object of an instance. Protects the search for duplicate names, and patterns that judge every name. Default: 100,000; range: 1 to 1,000,000,000.</summary>
    public int MaxProperties { get; init; } = 100_000;

    /// <summary>How many arrays and objects an instance may nest. Protects the stack from <c>[[[[…</c>. Default: 64; range: 1 to 1,000,000.</summary>
    public int MaxInstanceDepth { get; init; } = 64;

    /// <summary>Steps that judging one instance may take; a step is about one schema object looked at for one value. Protects from schemas whose cost explodes. Default: 1,000,000; range: 1 to 1,000,000,000.</summary>
    public int MaxSteps { get; init; } = 1_000_000;

    /// <summary>Schema objects that may be entered inside one another while judging. Protects the stack from long chains of references while a refusal is explained; a plan follows them beforehand and needs no stack. Default: 1,024; range: 1 to 1,000,000.</summary>
    public int MaxEvaluationDepth { get; init; } = 1_024;

    /// <summary>Findings that one verdict reports, causes included; the rest are left out. Protects memory from instances where everything is wrong. Default: 256; range: 1 to 1,000,000.</summary>
    public int MaxFindings { get; init; } = 256;

    /// <summary>Units (schemas and keywords) of one <see cref="SchemaOutput"/>; the rest are left out, and it says so. Protects memory from schemas that share parts so often that their output explodes. Default: 20,000; range: 1 to 1,000,000.</summary>
    public int MaxOutputUnits { get; init; } = 20_000;

    /// <summary>UTF-16 units in one regular expression, looked at before it is parsed. Protects from patterns that are costly to construct. Default: 2,048; range: 1 to 1,000,000.</summary>
    public int MaxPatternLength { get; init; } = 2_048;

    /// <summary>States that one regular expression may need once its counted repetitions are written out. Protects from <c>(a{1000}){1000}</c>. Default: 10,000; range: 1 to 1,000,000.</summary>
    public int MaxPatternStates { get; init; } = 10_000;

    /// <summary>
    /// Whether lookaround and backreferences are compiled for the backtracking engine, where one match may take <see cref="BacktrackingTimeout"/> and running out of it
    /// is <see cref="SchemaStatus.BudgetExceeded"/>. Protects from catastrophic backtracking when <see langword="false"/>, the default: such a pattern is then a problem.
    /// </summary>
    public bool AllowBacktracking { get; init; }

    /// <summary>Longest time of one match of a backtracking pattern. Default: 50 ms; range: 1 ms to 1 hour.</summary>
    public TimeSpan BacktrackingTimeout { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Schema objects and booleans in one compilation, every referenced document included. Protects memory. Default: 20,000; range: 1 to 1,000,000.</summary>
    public int MaxSchemaNodes { get; init; } = 20_000;

    /// <summary>Schemas in one <c>allOf</c>, <c>anyOf</c> or <c>oneOf</c>. Protects from choices where every value is tried against thousands of schemas. Default: 4,096; range: 1 to 1,000,000.</summary>
    public int MaxAlternatives { get; init; } = 4_096;

    /// <summary>How many arrays and objects a schema document may nest. Protects the stack while loading. Default: 128; range: 1 to 1,000.</summary>
    public int MaxSchemaDepth { get; init; } = 128;
}
