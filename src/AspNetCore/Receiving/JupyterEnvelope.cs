using System.Text.Json;
using SchemaPacks.Answering;

namespace SchemaPacks.Receiving;

/// <summary>Reads <c>{"schema_id":"…","version":1,"data":{…},"timestamp":"2026-11-23T06:11:29+00:00Z"}</c>, as Jupyter's clients send it.</summary>
internal static class JupyterEnvelope
{
    private const string Known = "'schema_id', 'version', 'data' and 'timestamp'";

    public static ReceivedEnvelope Read(ReadOnlyMemory<byte> body)
    {
        if (ForeignText.TryParse(body, out JsonDocument? document) is { } problem)
            return new ReceivedEnvelope { Problems = [problem] };
        using (document!)
        {
            JsonElement root = document!.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return new ReceivedEnvelope { Problems = [new ProblemError(Diagnostics.InvalidEnvelope, $"the body is no object: send one object of {Known}")] };
            var fields = new ForeignFields();
            foreach (JsonProperty member in root.EnumerateObject())
                Take(ref fields, member);
            return fields.Result("schema_id", "version", "data");
        }
    }

    private static void Take(ref ForeignFields fields, in JsonProperty member)
    {
        switch (member.Name)
        {
            case "schema_id":
                fields.TakeSchema(member.Value, member.Name);
                break;
            case "version":
                fields.TakeVersion(member.Value, member.Name);
                break;
            case "data":
                fields.TakeEvent(member.Value, member.Name);
                break;
            case "timestamp":
                fields.TakeTime(member.Value, member.Name, mayHaveBoth: true);
                break;
            default:
                fields.Add(Diagnostics.InvalidEnvelope, $"a field is unknown: the fields are {Known}", null);
                break;
        }
    }
}
