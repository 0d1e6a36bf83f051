namespace SchemaPacks.Parsing;

/// <summary>What a plain (unquoted) YAML scalar means: the core schema of YAML 1.2.2, §10.3.2. So <c>no</c> is text and <c>012</c> is twelve.</summary>
internal static class ScalarResolution
{
    public static ScalarValue Resolve(string plain, int longestNumber) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new(ScalarKind.Null, plain),
        "true" or "True" or "TRUE" => new(ScalarKind.True, plain),
        "false" or "False" or "FALSE" => new(ScalarKind.False, plain),
        ".nan" or ".NaN" or ".NAN" => new(ScalarKind.NotFinite, plain),
        _ when IsInfinite(plain) => new(ScalarKind.NotFinite, plain),
        _ when YamlNumber.TryRead(plain, longestNumber, out var number) => new(ScalarKind.Number, number),
        _ => new(ScalarKind.Text, plain),
    };

    private static bool IsInfinite(string plain) => plain.AsSpan(plain[0] is '+' or '-' ? 1 : 0) is ".inf" or ".Inf" or ".INF";
}
