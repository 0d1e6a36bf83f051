using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Sampling;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>Tries patches of one event: applies them and has the schema judge what comes of it, so often and so much as may be.</summary>
internal sealed class RepairTrials(JsonSchemaValidator validator, JsonObject broken, CancellationToken cancellationToken)
{
    private const int MaxJudgements = 400;
    private const long MaxJudgedBytes = 8 * 1024 * 1024;
    private const int MaxOperations = 64;

    private int _judgements = MaxJudgements;
    private long _bytes = MaxJudgedBytes;

    /// <returns>Null when the patch is too long or cannot be applied, when the schema cannot judge the event after it, or when enough was tried.</returns>
    public Attempt? Try(IReadOnlyList<PatchOperation> patch)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (patch.Count > MaxOperations || _judgements <= 0 || _bytes <= 0 || PatchApplication.Apply(broken, patch) is not { } changed)
            return null;
        byte[] utf8 = SampleText.Write(changed);
        (_judgements, _bytes) = (_judgements - 1, _bytes - utf8.Length);
        SchemaVerdict verdict = validator.Evaluate(utf8);
        return verdict.Status is SchemaStatus.Valid or SchemaStatus.Invalid ? new Attempt(changed, patch, verdict.Findings) : null;
    }

    /// <summary>Lets as much be tried as what begins now needs, whatever was tried before.</summary>
    public void Renew(int judgements) => _judgements = Math.Max(_judgements, judgements);
}
