namespace SchemaPacks.Plugins;

/// <summary>Carries a finding out of the start of a module; never leaves <see cref="ModuleLoader"/>. It holds nothing of the pack's own types.</summary>
internal sealed class ModuleFailedException(Diagnostic finding) : Exception(finding.Message)
{
    public Diagnostic Finding { get; } = finding;
}
