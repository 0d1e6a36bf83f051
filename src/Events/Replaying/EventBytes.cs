using SchemaPacks.JsonSchema.Reading;
using SchemaPacks.Validating;

namespace SchemaPacks.Replaying;

/// <summary>Looks at an event before it is put into an envelope: it must be one value, or it could be more than the event.</summary>
internal static class EventBytes
{
    private const int MaxDepth = 4096; // how deep an event may be says the host

    public static bool IsOneObject(ReadOnlySpan<byte> text) => JsonText.Check(text, MaxDepth) is null && EventText.IsObject(text);
}
