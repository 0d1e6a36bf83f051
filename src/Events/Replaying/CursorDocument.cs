using System.Text.Json.Serialization;

namespace SchemaPacks.Replaying;

/// <summary>The file <c>dead-letters.replayed</c> as it is written.</summary>
internal sealed record CursorDocument(int Version, long Handled, string Letter, long[][] Left, Attempt? Trying);

/// <summary>Letters on their way.</summary>
/// <param name="Letter">The number of the first.</param>
internal sealed record Attempt(long Letter)
{
    /// <summary>To the files of this handler.</summary>
    public string? Handler { get; init; }

    /// <summary>There: the number that the first record gets.</summary>
    public long Next { get; init; }

    /// <summary>How many records.</summary>
    public int Count { get; init; }

    /// <summary>There: the numbers of the letters, where not all were replayed that stood between them.</summary>
    public long[]? Letters { get; init; }

    /// <summary>To the host: for each prefix in the folder the newest segment when the replay began. What the host recorded since is there or later.</summary>
    public Dictionary<string, long>? Since { get; init; }
}

[JsonSerializable(typeof(CursorDocument))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class CursorJson : JsonSerializerContext;
