using System.Text.Json;
using SchemaPacks.Replaying;

namespace SchemaPacks.DeadLettering;

/// <summary>Which dead letters are to be replayed: <c>{"group":"9f86d081884c7d65","dryRun":false}</c>, <c>{"ids":[3,17],"dryRun":false}</c>, or all.</summary>
internal sealed class ReplayRequest
{
    private const int MaxIds = 1000;

    private string? _group;
    private HashSet<long>? _ids;

    /// <summary>Whether nothing is to be changed. The default.</summary>
    public bool IsDryRun { get; private set; } = true;

    /// <summary>The letters; null for all.</summary>
    public Func<Letter, bool>? Chosen =>
        _group is { } group ? letter => LetterGroup.IdOf(letter) == group
        : _ids is { } ids ? letter => ids.Contains(letter.Sequence)
        : null;

    /// <returns>What is wrong with it; else null.</returns>
    public static string? TryRead(ReadOnlyMemory<byte> body, out ReplayRequest request)
    {
        request = new ReplayRequest();
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object ? request.Take(document.RootElement) : "the body is no object of 'group' or 'ids', and 'dryRun'";
        }
        catch (JsonException)
        {
            return "the body is no JSON";
        }
    }

    private string? Take(JsonElement root)
    {
        foreach (JsonProperty member in root.EnumerateObject())
            switch (member.Name)
            {
                case "group" when member.Value.ValueKind == JsonValueKind.String:
                    _group = member.Value.GetString();
                    break;
                case "ids" when member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() <= MaxIds:
                    _ids = [];
                    foreach (JsonElement id in member.Value.EnumerateArray())
                        if (id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out long number))
                            _ids.Add(number);
                        else
                            return "'ids' has something that is no number of a dead letter";
                    break;
                case "dryRun" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    IsDryRun = member.Value.GetBoolean();
                    break;
                default:
                    return $"a member is unknown or has the wrong type: send 'group', the id of one, or 'ids', at most {MaxIds} numbers; and 'dryRun', true or false";
            }

        return _group is not null && _ids is not null ? "there are both 'group' and 'ids': send one of them" : null;
    }
}
