using SchemaPacks.Analyzers.Naming;

namespace SchemaPacks.Analyzers.Modelling;

/// <summary>
/// What the type for a part of a schema is called, by its place alone: <c>/$defs/point</c> → <c>Point</c>, <c>/properties/viewer</c> → <c>ViewerValue</c>,
/// <c>/properties/viewer/properties/address</c> → <c>ViewerAddressValue</c>, <c>/properties/tags/items</c> → <c>TagsItem</c>.
/// </summary>
internal static class TypePath
{
    public static string NameOf(string pointer)
    {
        string name = "", ending = "";
        string[] tokens = pointer.Split('/');
        for (int i = 1; i < tokens.Length; i++)
        {
            string next = i + 1 < tokens.Length ? tokens[i + 1].Replace("~1", "/").Replace("~0", "~") : "";
            switch (tokens[i])
            {
                case "$defs" or "definitions":
                    (name, ending) = (Identifiers.Pascal(next), "");
                    i++;
                    break;
                case "properties":
                    (name, ending) = (name + Identifiers.Pascal(next), "Value");
                    i++;
                    break;
                case "items":
                    (name, ending) = (name + ending.Replace("Value", ""), "Item");
                    break;
                case "additionalProperties" or "patternProperties":
                    (name, ending) = (name + ending.Replace("Value", ""), "Entry");
                    break;
                case "anyOf" or "oneOf" or "allOf":
                    i++;
                    break;
                default:
                    name += Identifiers.Pascal(tokens[i]);
                    break;
            }
        }

        return name.Length + ending.Length == 0 ? "Value" : name + ending;
    }
}
