using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>Whether the values of a case are of the types and among the values that a schema lists.</summary>
internal sealed class TypeInclusion(InclusionProof proof)
{
    /// <summary>Whether a schema takes those of few values that a case has: each is asked about, and that is the whole truth.</summary>
    public bool HoldsListed(ValueCase of, SchemaNode reader, IReadOnlyList<JsonElement> values)
    {
        bool holds = true;
        foreach (var value in values.Where(value => proof.MayHave(of, value) && proof.Accepts(reader, value) != true))
        {
            string keyword = ((string[])["const", "enum", "type"]).FirstOrDefault(keyword => reader.TryGet(keyword, out _)) ?? "enum";
            holds = proof.Fail(keyword, "a listed value is not taken", of, reader, isChange: keyword != "enum" || reader.TryGet("enum", out _), value: value);
        }

        return holds;
    }

    public bool Holds(ValueCase of, SchemaNode reader)
    {
        bool holds = true;
        bool isTyped = of.Nodes.Any(node => node.TryGet("type", out _));
        if (reader.TryGet("type", out var type))
        {
            var missing = of.Kinds & ~KindAnalysis.TypesOf(type);
            if (missing != ValueKinds.None)
                holds = proof.Fail("type", "values of another type are not taken", of, reader, isChange: isTyped);
            else if (of.Kinds.HasFlag(ValueKinds.Number) && !ValueCase.TypeNames(type).Contains("number") && !(reader.Dialect == JsonSchemaDialect.Draft4 ? of.IsWrittenInteger : of.IsInteger || NumberInclusion.HasIntegersOnly(of)))
                holds = proof.Fail("type", "numbers with a fraction are not taken", of, reader, isChange: isTyped);
        }

        foreach (string keyword in (string[])["const", "enum"])
        {
            if (reader.TryGet(keyword, out _))
                holds = proof.Fail(keyword, "only listed values are taken", of, reader);
        }

        return holds;
    }
}
