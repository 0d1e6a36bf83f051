using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using SchemaPacks.JsonSchema.Explaining;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema;

/// <summary>A compiled schema: the evaluator that explains every refusal. Immutable: any thread may use it.</summary>
public sealed class JsonSchemaValidator : ISchemaValidator
{
    private readonly EvaluationProgram _program;

    internal JsonSchemaValidator(SchemaNode root, EvaluationProgram program)
    {
        Root = root;
        _program = program;
    }

    /// <summary>The schema as a graph, for those who ask what may apply to a value without judging it.</summary>
    public SchemaNode Root { get; }

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<byte> utf8) => Judge(utf8, collects: false, out _).IsValid;

    /// <inheritdoc/>
    public bool IsValid(JsonElement instance) => IsValid(JsonMarshal.GetRawUtf8Value(instance));

    /// <inheritdoc/>
    public SchemaVerdict Evaluate(ReadOnlyMemory<byte> utf8) => Judge(utf8.Span, collects: true, out _);

    /// <inheritdoc/>
    public SchemaVerdict Evaluate(JsonElement instance) => Judge(JsonMarshal.GetRawUtf8Value(instance), collects: true, out _);

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

    private static SchemaFinding Alone(string pointer, string message) =>
        new() { Keyword = "", InstancePointer = pointer, SchemaPointer = "", AbsoluteLocation = null, Message = message };
}
