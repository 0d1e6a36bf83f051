namespace SchemaPacks.Feeds;

/// <summary>Why a package is not used, whatever its file is called.</summary>
/// <param name="Kind">What is found.</param>
/// <param name="Reason">Completes "the package … ".</param>
internal sealed record SignatureProblem(DiagnosticDescriptor Kind, string Reason)
{
    public Diagnostic Of(string name) => Kind.Create($"the package '{name}' {Reason}");
}
