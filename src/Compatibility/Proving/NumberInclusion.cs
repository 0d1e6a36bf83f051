using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>Whether the numbers of a case meet the bounds and steps of a schema.</summary>
internal sealed class NumberInclusion(InclusionProof proof)
{
    public bool Holds(ValueCase of, SchemaNode reader)
    {
        if (!of.Kinds.HasFlag(ValueKinds.Number))
            return true;
        bool holds = true, isInteger = of.IsInteger || HasIntegersOnly(of);
        foreach (bool isUpper in (bool[])[false, true])
        {
            var own = NumberRange.Of(of, isUpper, isInteger);
            foreach (var bound in NumberRange.All(reader, isUpper))
            {
                if (own is null || !own.Implies(isInteger ? bound.Rounded() : bound))
                    holds = proof.Fail(bound.Keyword, $"numbers beyond '{bound.Keyword}' are not taken", of, reader, isChange: own is not null);
            }
        }

        foreach (string keyword in (string[])["multipleOf", "divisibleBy"])
        {
            if (StepOf(reader, keyword) is { } step && !IsMultiple(of, step, isInteger))
                holds = proof.Fail(keyword, $"numbers that are no multiple of '{keyword}' are not taken", of, reader, isChange: of.Nodes.Any(node => StepOf(node, keyword) is not null));
        }

        return holds;
    }

    /// <summary>Whether all numbers of a case are multiples of an integer.</summary>
    public static bool HasIntegersOnly(ValueCase of) => of.Nodes.Any(node => StepOf(node, "multipleOf") is { IsInteger: true });

    /// <summary>Whether a case has no number that is no multiple of what a denied <c>multipleOf</c> asks for.</summary>
    public static bool DeniesItself(ValueCase of) => of.Denials.Any(denial => denial.Keyword is "multipleOf" or "divisibleBy" && StepOf(denial.Node, denial.Keyword) is { } step && IsMultiple(of, step, of.IsInteger || HasIntegersOnly(of)));

    private static bool IsMultiple(ValueCase of, ExactNumber step, bool isInteger) =>
        (isInteger && ExactNumber.TryParse("1", out var one) && one.IsMultipleOf(step)) || of.Nodes.Any(node => StepOf(node, "multipleOf") is { } own && own.IsMultipleOf(step));

    private static ExactNumber? StepOf(SchemaNode node, string keyword) =>
        node.TryGet(keyword, out var step) && step.ValueKind == JsonValueKind.Number && ExactNumber.TryParse(step.GetRawText(), out var number) ? number : null;
}
