namespace SchemaPacks.Cli.Documenting;

/// <summary>A property of an event, as a reader sees it.</summary>
/// <param name="Name">Its name; <c>[]</c> for the items of a list, and a pattern in slashes for names that match it.</param>
/// <param name="Pointer">Its path, such as <c>viewer.name</c>: unique within the event.</param>
/// <param name="Depth">0 for a property of the event itself.</param>
/// <param name="Type">Such as <c>string</c>, or <c>string or null</c>.</param>
/// <param name="IsRequired">Whether it has to be there.</param>
/// <param name="IsDeprecated">Whether senders should stop using it.</param>
/// <param name="Constraints">What else has to hold, each in a few words.</param>
/// <param name="Categories">What kind of content it is; null where the schema does not say.</param>
/// <param name="Description">What it means.</param>
internal sealed record PropertyRow(
    string Name, string Pointer, int Depth, string Type, bool IsRequired, bool IsDeprecated, IReadOnlyList<string> Constraints, IReadOnlyList<string>? Categories, string? Description);
