namespace SchemaPacks.Testing.Verifying;

/// <summary>Something that is wrong with a pack or one of its examples.</summary>
/// <param name="Place">The example's file, or the pack, resource, line and column, as far as they are known.</param>
/// <param name="Code">The diagnostic's code, such as <c>SP3009</c>; null for an example that says something wrong.</param>
/// <param name="Message">What is wrong, and what to do. Without values of events.</param>
public sealed record PackProblem(string Place, string? Code, string Message)
{
    /// <summary><c>examples/valid/page-view.json: 'page' …</c></summary>
    public override string ToString() => $"{Place}: {(Code is null ? "" : Code + ": ")}{Message}";

    internal static PackProblem Of(Diagnostic finding)
    {
        string place = finding.Resource ?? finding.Pack ?? "pack";
        return new PackProblem(finding.Line is { } line ? $"{place}({line},{finding.Column ?? 1})" : place, finding.Code, finding.Message);
    }
}
