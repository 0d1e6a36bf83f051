using System.Text;
using System.Text.Json;

namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>Builds the tree of a text that <see cref="Reading.JsonText"/> has found strict.</summary>
internal static class InstanceReader
{
    public static Instance Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        Instance? root = null, container = null;
        string? name = null;
        var count = 0;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString();
                    continue;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    container!.Size = count - container.Ordinal;
                    container = container.Parent;
                    continue;
            }

            var value = new Instance
            {
                Ordinal = count++,
                Kind = Kind(reader.TokenType),
                Parent = container,
                Name = name,
                Index = container?.Children.Count ?? 0,
                Text = Text(ref reader),
            };
            name = null;
            root ??= value;
            container?.Children.Add(value);
            if (value.Kind is InstanceKind.Array or InstanceKind.Object)
                container = value;
        }

        return root!;
    }

    private static InstanceKind Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => InstanceKind.Object,
        JsonTokenType.StartArray => InstanceKind.Array,
        JsonTokenType.String => InstanceKind.String,
        JsonTokenType.Number => InstanceKind.Number,
        JsonTokenType.True => InstanceKind.True,
        JsonTokenType.False => InstanceKind.False,
        _ => InstanceKind.Null,
    };

    private static string Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
        _ => "",
    };
}
