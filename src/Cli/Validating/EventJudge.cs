using SchemaPacks.Compiling;
using SchemaPacks.Snapshots;
using SchemaPacks.Validating;

namespace SchemaPacks.Cli.Validating;

/// <summary>Says of an event what a host would find wrong with it.</summary>
internal sealed class EventJudge(RegistrySnapshot registry, SchemaKey? given)
{
    /// <summary>Findings with pointers from the text's own root; none for an event that fits its schema.</summary>
    public IReadOnlyList<Diagnostic> Judge(ReadOnlyMemory<byte> text)
    {
        NamedEvent named = NamedEvent.Of(text, given);
        if (named.Key is not { } key)
        {
            return SchemaPacks.Validating.EventText.TryAccept(text.Span, out EventOutcome broken)
                ? [Diagnostics.InvalidEnvelope.Create("it names no schema; write an envelope of 'schema', 'version' and 'event', or say with --schema what all events are")]
                : broken.Findings;
        }

        if (registry.Find(key) is not CompiledSchema schema)
        {
            IReadOnlyList<string> near = NearMatches.Of(key.Id, registry.SchemaIds, count: 1);
            IReadOnlyList<EventSchema> versions = registry.GetVersions(key.Id);
            string hint = versions.Count > 0 ? $"there is {string.Join(", ", versions.Select(version => version.Key.Version.Text))}"
                : near.Count > 0 ? $"did you mean '{near[0]}'?" : "name the pack that has it";
            return [Diagnostics.UnknownSchema.Create($"no pack that was named has schema '{key.Id}' version {key.Version}; {hint}")];
        }

        return EventValidator.TryAccept(schema, named.Data, out EventOutcome refusal)
            ? []
            : [.. refusal.Findings.Select(finding => finding with { Pointer = finding.Pointer is null ? null : named.Prefix + finding.Pointer, Line = null, Column = null })];
    }
}
