using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>contentEncoding</c> base64 and <c>contentMediaType</c> application/json of draft-07; others are never refused.</summary>
internal sealed class ContentRule(string keyword, bool isEncoded, bool isJson) : Rule
{
    public static ContentRule? Of(KeywordValue value, JsonElement schema)
    {
        var isEncoded = schema.TryGetProperty("contentEncoding", out var encoding) && encoding.ValueEquals("base64");
        return value switch
        {
            { Keyword: "contentEncoding", Text: "base64" } => new ContentRule(value.Keyword, true, false),
            { Keyword: "contentMediaType", Text: "application/json" } => new ContentRule(value.Keyword, isEncoded, true),
            _ => null,
        };
    }

    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.String)
            return;
        var content = Encoding.UTF8.GetBytes(check.Value.Text);
        check.Run.Spend(content.Length / 16);
        if (isEncoded && !Base64.IsValid(content))
        {
            if (!isJson) // else contentEncoding says so
                check.Refuse(keyword, "the string is not encoded in base64");
            return;
        }

        if (isJson && JsonText.Check(isEncoded ? Convert.FromBase64String(check.Value.Text) : content) is not null)
            check.Refuse(keyword, "the string does not hold JSON");
    }
}
