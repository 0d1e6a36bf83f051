using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using SchemaPacks.JsonSchema.Explaining;
using SchemaPacks.JsonSchema.Outputs;
using SchemaPacks.JsonSchema.Planning;
using SchemaPacks.JsonSchema.Reading;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema;

/// <summary>
/// A compiled schema. <c>IsValid</c> runs a plan in one pass over the text; <c>Evaluate</c> explains every refusal and is the
/// slower of the two. Both give the same verdicts. Immutable: any thread may use it.
/// </summary>
public sealed class JsonSchemaValidator : ISchemaValidator
{
    private readonly EvaluationProgram _program;
    private readonly Lazy<FastRun?> _fast;
    private readonly InstanceBounds _bounds;

    internal JsonSchemaValidator(SchemaNode root, EvaluationProgram program)
    {
        Root = root;
        _program = program;
        _bounds = new InstanceBounds(program.Options);
        _fast = new Lazy<FastRun?>(MakePlan);
    }

    /// <summary>The schema as a graph, for those who ask what may apply to a value without judging it.</summary>
    public SchemaNode Root { get; }

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<byte> utf8) => RunFast(utf8) switch
    {
        FastVerdict.Valid => true,
        FastVerdict.Refused => false,
        _ => Judge(utf8, collects: false, out _).IsValid,
    };

    /// <inheritdoc/>
    public bool IsValid(JsonElement instance) => IsValid(JsonMarshal.GetRawUtf8Value(instance));

    /// <summary>As <see cref="IsValid(ReadOnlySpan{byte})"/>, for a text in several pieces: they are gathered in a pooled buffer.</summary>
    public bool IsValid(in ReadOnlySequence<byte> utf8)
    {
        if (utf8.IsSingleSegment)
            return IsValid(utf8.FirstSpan);
        if (utf8.Length > _program.Options.MaxInstanceBytes)
            return false;
        var length = (int)utf8.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            utf8.CopyTo(rented);
            return IsValid(rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <inheritdoc/>
    public SchemaVerdict Evaluate(ReadOnlyMemory<byte> utf8) => Judge(utf8.Span, collects: true, out _);

    /// <inheritdoc/>
    public SchemaVerdict Evaluate(JsonElement instance) => Judge(JsonMarshal.GetRawUtf8Value(instance), collects: true, out _);

    /// <summary>The verdict in one of the standard output formats, with the annotations of the schemas that accept. Every alternative is asked, so it may take more steps than <see cref="Evaluate(ReadOnlyMemory{byte})"/>.</summary>
    public SchemaOutput Evaluate(ReadOnlyMemory<byte> utf8, OutputFormat format) => Output(utf8.Span, format);

    /// <inheritdoc cref="Evaluate(ReadOnlyMemory{byte}, OutputFormat)"/>
    public SchemaOutput Evaluate(JsonElement instance, OutputFormat format) => Output(JsonMarshal.GetRawUtf8Value(instance), format);

    /// <inheritdoc/>
    public void Prepare() => _ = _fast.Value;

    /// <summary>Whether the plan has been made, by an instance or by <see cref="Prepare"/>.</summary>
    internal bool IsPrepared => _fast.IsValueCreated;

    /// <summary>The verdict of the fast run alone.</summary>
    internal FastVerdict RunFast(ReadOnlySpan<byte> utf8) => RunFast(utf8, out _);

    /// <summary>The verdict of the fast run alone, and what it took of <see cref="SchemaOptions.MaxSteps"/>.</summary>
    internal FastVerdict RunFast(ReadOnlySpan<byte> utf8, out int steps)
    {
        steps = 0;
        return _bounds.Exceeded(utf8) is null && _fast.Value is { } fast ? fast.Judge(utf8, out steps) : FastVerdict.Undecided;
    }

    /// <summary>The plan of the whole value; null where the explaining pass must judge everything.</summary>
    internal Running.Plan? Plan => _fast.Value?.Root;

    /// <summary>Every schema of the graph.</summary>
    internal IReadOnlyList<SchemaNode> Nodes => _program.Graph.Nodes;

    /// <summary>What it was compiled with.</summary>
    internal SchemaOptions Options => _program.Options;

    /// <summary>Whether one of the schemas, for itself, accepts a value. Where a bound is reached it does not.</summary>
    internal bool Accepts(SchemaNode node, ReadOnlySpan<byte> utf8) => Decides(node, utf8) == true;

    /// <summary>Whether one of the schemas, for itself, accepts a value; null where a bound is reached.</summary>
    internal bool? Decides(SchemaNode node, ReadOnlySpan<byte> utf8)
    {
        try
        {
            return new Evaluation(_program, InstanceReader.Read(utf8), collects: false).Run(node).IsValid;
        }
        catch (Exception exception) when (exception is BudgetExceededException or FormatFailedException or RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>A validator with the same verdicts in whose graph each dynamic reference has one target: itself where none has more; null for more than <paramref name="maxNodes"/> schemas.</summary>
    internal JsonSchemaValidator? Unfolded(int maxNodes) =>
        _program.Graph.DynamicReferences.Count == 0 ? this
        : UnfoldedScopes.GraphOf(Root, _program.Graph, maxNodes) is { } graph ? new JsonSchemaValidator(graph.Nodes[0], _program.Of(graph))
        : null;

    /// <param name="utf8">The instance.</param>
    /// <param name="collects">Whether the findings of an invalid instance are wanted.</param>
    /// <param name="steps">What it took of <see cref="SchemaOptions.MaxSteps"/>.</param>
    internal SchemaVerdict Judge(ReadOnlySpan<byte> utf8, bool collects, out int steps)
    {
        var (status, outcome, problem) = Explain(utf8, collects, records: false, out steps);
        return status switch
        {
            SchemaStatus.Valid => SchemaVerdict.Valid,
            SchemaStatus.Invalid => new SchemaVerdict(status, collects ? new FindingWriter(_program.Options.MaxFindings).Write(outcome!) : []),
            _ => new SchemaVerdict(status, [problem!]),
        };
    }

    private SchemaOutput Output(ReadOnlySpan<byte> utf8, OutputFormat format)
    {
        if (format == OutputFormat.Flag)
            return new SchemaOutput(RunFast(utf8) == FastVerdict.Valid ? SchemaStatus.Valid : Judge(utf8, collects: false, out _).Status, format, null, false);
        var (status, outcome, problem) = Explain(utf8, collects: true, records: true, out _);
        var tree = new OutputTree(_program.Options.MaxOutputUnits);
        var root = outcome is null ? OutputTree.Problem(Root, problem!) : tree.Schema(outcome);
        return new SchemaOutput(status, format, root, tree.IsTruncated);
    }

    // An outcome, or the problem that stood in its way.
    private (SchemaStatus Status, Outcome? Outcome, SchemaFinding? Problem) Explain(ReadOnlySpan<byte> utf8, bool collects, bool records, out int steps)
    {
        steps = 0;
        if (utf8.Length > _program.Options.MaxInstanceBytes)
            return (SchemaStatus.BudgetExceeded, null, Alone("", _bounds.Exceeded(utf8)!));
        if (JsonText.Check(utf8, _program.Options.MaxInstanceDepth) is { } problem)
            return (SchemaStatus.Malformed, null, Alone(problem.Pointer, problem.Kind == JsonTextProblemKind.TooDeep ? $"{problem.Message} (MaxInstanceDepth is {_program.Options.MaxInstanceDepth})" : problem.Message));
        if (_bounds.Exceeded(utf8) is { } bound)
            return (SchemaStatus.BudgetExceeded, null, Alone("", bound));

        var run = new Evaluation(_program, InstanceReader.Read(utf8), collects, records);
        try
        {
            var outcome = run.Run(Root);
            return (outcome.IsValid ? SchemaStatus.Valid : SchemaStatus.Invalid, outcome, null);
        }
        catch (BudgetExceededException exceeded)
        {
            return (SchemaStatus.BudgetExceeded, null, Alone("", exceeded.Message));
        }
        catch (FormatFailedException failed)
        {
            return (SchemaStatus.FormatFailed, null, Alone("", failed.Message));
        }
        catch (RegexMatchTimeoutException) // only with AllowBacktracking
        {
            return (SchemaStatus.BudgetExceeded, null, Alone("", $"matching a pattern takes longer than {_program.Options.BacktrackingTimeout.TotalMilliseconds} ms"));
        }
        finally
        {
            steps = run.Steps;
        }
    }

    // Planned when the first value comes, unless somebody asks before: many schemas are loaded, few are used at once.
    private FastRun? MakePlan() =>
        Planner.Make(Root, _program.Graph, _program.Options) is { } plan ? new FastRun(plan, _program.Options.MaxInstanceDepth, _program.Options.MaxSteps) : null;

    private static SchemaFinding Alone(string pointer, string message) =>
        new() { Keyword = "", InstancePointer = pointer, SchemaPointer = "", AbsoluteLocation = null, Message = message };
}
