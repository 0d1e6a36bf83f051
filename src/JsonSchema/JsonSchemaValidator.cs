using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using SchemaPacks.JsonSchema.Explaining;
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

    internal JsonSchemaValidator(SchemaNode root, EvaluationProgram program)
    {
        Root = root;
        _program = program;
        _fast = new Lazy<FastRun?>(Plan);
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

    /// <inheritdoc/>
    public SchemaVerdict Evaluate(ReadOnlyMemory<byte> utf8) => Judge(utf8.Span, collects: true, out _);

    /// <inheritdoc/>
    public SchemaVerdict Evaluate(JsonElement instance) => Judge(JsonMarshal.GetRawUtf8Value(instance), collects: true, out _);

    /// <summary>The verdict of the fast run alone.</summary>
    internal FastVerdict RunFast(ReadOnlySpan<byte> utf8) => _fast.Value?.Judge(utf8) ?? FastVerdict.Undecided;

    /// <param name="utf8">The instance.</param>
    /// <param name="collects">Whether the findings of an invalid instance are wanted.</param>
    /// <param name="steps">What it took of <see cref="SchemaOptions.MaxSteps"/>.</param>
    internal SchemaVerdict Judge(ReadOnlySpan<byte> utf8, bool collects, out int steps)
    {
        steps = 0;
        if (JsonText.Check(utf8, _program.Options.MaxInstanceDepth) is { } problem)
            return new SchemaVerdict(SchemaStatus.Malformed, [Alone(problem.Pointer, problem.Message)]);

        var run = new Evaluation(_program, InstanceReader.Read(utf8), collects);
        try
        {
            var outcome = run.Run(Root);
            if (outcome.IsValid)
                return SchemaVerdict.Valid;
            return new SchemaVerdict(SchemaStatus.Invalid, collects ? new FindingWriter(_program.Options.MaxFindings).Write(outcome) : []);
        }
        catch (BudgetExceededException exceeded)
        {
            return new SchemaVerdict(SchemaStatus.BudgetExceeded, [Alone("", exceeded.Message)]);
        }
        catch (RegexMatchTimeoutException) // only with AllowBacktracking
        {
            return new SchemaVerdict(SchemaStatus.BudgetExceeded, [Alone("", $"matching a pattern takes longer than {_program.Options.BacktrackingTimeout.TotalMilliseconds} ms")]);
        }
        finally
        {
            steps = run.Steps;
        }
    }

    // Planned when the first value comes: many schemas are loaded, few are used at once.
    private FastRun? Plan() =>
        Planner.Make(Root, _program.Graph, _program.Options) is { } plan ? new FastRun(plan, _program.Options.MaxInstanceDepth, _program.Options.MaxSteps) : null;

    private static SchemaFinding Alone(string pointer, string message) =>
        new() { Keyword = "", InstancePointer = pointer, SchemaPointer = "", AbsoluteLocation = null, Message = message };
}
