namespace SchemaPacks.Cli;

/// <summary>A finding on one line that editors and terminals make clickable, however long it is.</summary>
internal static class FindingLine
{
    /// <param name="finding">The finding.</param>
    /// <param name="hasColours">Whether the place is bold and the kind coloured.</param>
    public static string Of(Diagnostic finding, bool hasColours)
    {
        string line = Screen.Plain(finding.ToString());
        if (!hasColours)
            return line;
        (string kind, int colour) = finding.Severity switch
        {
            DiagnosticSeverity.Error => ($"error {finding.Code}", 31),
            DiagnosticSeverity.Warning => ($"warning {finding.Code}", 33),
            _ => ($"info {finding.Code}", 36),
        };
        int place = line.IndexOf(kind, StringComparison.Ordinal);
        return $"\e[1m{line[..place]}\e[0m\e[{colour}m{kind}\e[0m{line[(place + kind.Length)..]}";
    }
}
