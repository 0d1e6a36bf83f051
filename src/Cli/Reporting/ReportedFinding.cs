using SchemaPacks.Fixing;

namespace SchemaPacks.Cli.Reporting;

/// <summary>A finding with what is needed to show it.</summary>
/// <param name="Diagnostic">The finding.</param>
/// <param name="Place">The file as the user may open it, or what stands for it: <c>acme.dll/Acme.Schemas.click.yaml</c>. Null when it is about no file.</param>
/// <param name="Text">The text of that file; null when there is none to show.</param>
/// <param name="Fix">What <c>--fix</c> would do.</param>
internal sealed record ReportedFinding(Diagnostic Diagnostic, string? Place, string? Text, Fix? Fix = null)
{
    /// <summary>Where else to look.</summary>
    public RelatedPlace? Related { get; init; }

    /// <summary>The message up to its first semicolon: what is wrong.</summary>
    public string Problem => Diagnostic.Message.Split("; ", 2)[0];

    /// <summary>The rest: what to do. Null when the message is one sentence.</summary>
    public string? Advice => Diagnostic.Message.Split("; ", 2) is [_, var rest] ? rest : null;

    /// <summary><c>error</c>, <c>warning</c> or <c>information</c>.</summary>
    public string Severity => Diagnostic.Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "information",
    };
}
