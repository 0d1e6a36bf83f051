namespace SchemaPacks.Fixing;

/// <summary>Changes that mend one finding and leave every event judged as before.</summary>
/// <param name="Title">What they do: <c>remove 'maxLength'</c>.</param>
/// <param name="Edits">In the order of the text.</param>
internal sealed record Fix(string Title, IReadOnlyList<TextEdit> Edits);
