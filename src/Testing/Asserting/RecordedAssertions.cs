using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.Handlers;

namespace SchemaPacks.Testing.Asserting;

/// <summary>Sentences about recorded events of one schema. Each narrows the events that the next one speaks of.</summary>
public sealed class RecordedAssertions
{
    private readonly string _name;

    internal RecordedAssertions(string name, IReadOnlyList<RecordedEvent> records)
    {
        _name = name;
        Records = records;
    }

    /// <summary>The events that the sentence speaks of so far, oldest first.</summary>
    public IReadOnlyList<RecordedEvent> Records { get; }

    /// <summary>There is exactly one.</summary>
    /// <exception cref="EventAssertionException">There are more.</exception>
    public RecordedAssertions Once() => Times(1);

    /// <summary>There are exactly so many.</summary>
    /// <exception cref="EventAssertionException">There are more or fewer.</exception>
    public RecordedAssertions Times(int count) =>
        Records.Count == count ? this : throw new EventAssertionException($"Expected {Shown.Count(count, "record")} of {_name}, but found {Shown.Records(Records)}.");

    /// <summary>One or more have a property with this value.</summary>
    /// <param name="property">The property's name, or a JSON pointer to one that is nested (<c>/viewer/name</c>).</param>
    /// <param name="value">What JSON makes of it is compared: numbers by value, objects whatever the order of their members.</param>
    /// <returns>Those that have it.</returns>
    /// <exception cref="EventAssertionException">None has it.</exception>
    [RequiresUnreferencedCode("Serializes the value by reflection.")]
    [RequiresDynamicCode("Serializes the value by reflection.")]
    public RecordedAssertions With(string property, object? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(property);
        JsonNode? expected = JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web);
        return Narrow(
            record => RecordProperty.TryFind(record, property, out JsonNode? found) && JsonNode.DeepEquals(found, expected),
            $"'{property}' being {Shown.Value(expected)}");
    }

    /// <summary>One or more have all properties of an object, such as <c>new { page = "/home", user = "ada" }</c>, with the same values. They may have others, too.</summary>
    /// <returns>Those that have them.</returns>
    /// <exception cref="EventAssertionException">None has them all.</exception>
    [RequiresUnreferencedCode("Serializes the object by reflection.")]
    [RequiresDynamicCode("Serializes the object by reflection.")]
    public RecordedAssertions With(object properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        JsonObject expected = JsonSerializer.SerializeToNode(properties, JsonSerializerOptions.Web) as JsonObject
            ?? throw new ArgumentException("What is expected has to be an object with the properties as its members.", nameof(properties));
        return Narrow(
            record => expected.All(member => RecordProperty.TryFind(record, member.Key, out JsonNode? found) && JsonNode.DeepEquals(found, member.Value)),
            Shown.Value(expected));
    }

    /// <summary>One or more lack a property.</summary>
    /// <param name="property">The property's name, or a JSON pointer to one that is nested.</param>
    /// <returns>Those that lack it.</returns>
    /// <exception cref="EventAssertionException">All have it, be it null.</exception>
    public RecordedAssertions Without(string property)
    {
        ArgumentException.ThrowIfNullOrEmpty(property);
        return Narrow(record => !RecordProperty.TryFind(record, property, out _), $"no '{property}'");
    }

    private RecordedAssertions Narrow(Func<JsonNode?, bool> holds, string what)
    {
        RecordedEvent[] kept = [.. Records.Where(record => holds(JsonNode.Parse(record.Utf8.Span)))];
        return kept.Length > 0
            ? new RecordedAssertions(_name, kept)
            : throw new EventAssertionException($"Expected a record of {_name} with {what}, but found {Shown.Records(Records)}.");
    }
}
