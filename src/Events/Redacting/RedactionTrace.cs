using System.Globalization;
using System.Text;
using System.Text.Json;
using SchemaPacks.Configuration;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.Redacting;

/// <summary>Lists what <see cref="EventRedactor"/> takes out of an event, by the same states.</summary>
internal sealed class RedactionTrace
{
    /// <summary>The most parts that are listed: an answer of megabytes helps nobody.</summary>
    private const int MaxParts = 1_000;

    private readonly RedactionPlan _plan;
    private readonly List<RedactedPart> _parts = [];

    private RedactionTrace(RedactionPlan plan) => _plan = plan;

    /// <param name="properties">The event, an object.</param>
    /// <param name="plan">What becomes of its parts.</param>
    /// <returns>The parts that are not kept, in the order of the text.</returns>
    public static IReadOnlyList<RedactedPart> Of(JsonElement properties, RedactionPlan plan)
    {
        var trace = new RedactionTrace(plan);
        trace.Walk(properties, plan.Root, "");
        return trace._parts;
    }

    private void Walk(JsonElement value, RedactionState state, string pointer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    byte[] name = Encoding.UTF8.GetBytes(property.Name);
                    RedactionStep step = state.Names.Find(name) is { } declared ? state.Declared(declared) : state.Undeclared(name);
                    Visit(property.Value, step, JsonPointer.Append(pointer, property.Name), () => state.RefusedCategory(property.Name));
                }

                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement item in value.EnumerateArray())
                {
                    int place = index++;
                    Visit(item, state.Item(place), string.Create(CultureInfo.InvariantCulture, $"{pointer}/{place}"), () => state.RefusedCategory(place));
                }

                break;
        }
    }

    private void Visit(JsonElement value, RedactionStep step, string pointer, Func<string?> category)
    {
        if (step.Verdict == RedactionVerdict.Keep)
            Walk(value, step.Next!, pointer);
        else if (_parts.Count < MaxParts)
            _parts.Add(Part(step.Verdict, pointer, category()));
    }

    private RedactedPart Part(RedactionVerdict verdict, string pointer, string? category) => new(pointer, category, verdict switch
    {
        RedactionVerdict.Drop => category is null ? "undeclared" : "remove", // a name that is itself restricted goes in every mode
        _ => _plan.Mode switch
        {
            RedactionMode.Remove => "remove",
            RedactionMode.Hash => "hash",
            _ => "null",
        },
    });
}
