namespace SchemaPacks.Compatibility.Proving;

/// <summary>Which formats take all that another takes, by the RFCs that define them.</summary>
internal static class FormatOrder
{
    // An IRI may be a URI, and a reference may be whole. Host names are left out: those with xn-- labels meet the narrow check and not always the wide one.
    private static readonly (string Narrow, string Wide)[] Steps =
    [
        ("uri", "uri-reference"), ("uri", "iri"), ("uri-reference", "iri-reference"), ("iri", "iri-reference"),
    ];

    public static bool IsWithin(string narrow, string wide) =>
        narrow == wide || Steps.Any(step => step.Narrow == narrow && IsWithin(step.Wide, wide));
}
