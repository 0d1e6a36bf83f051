namespace SchemaPacks.Feeds;

/// <summary>Work with feeds cannot go on. Operations turn it into a finding of their outcome; nobody outside sees it.</summary>
internal sealed class FeedException(Diagnostic finding) : Exception(finding.Message)
{
    public Diagnostic Finding { get; } = finding;
}
