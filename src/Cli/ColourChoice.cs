namespace SchemaPacks.Cli;

/// <summary>Whether output is coloured, as its user wishes by the variables that many programs know.</summary>
internal static class ColourChoice
{
    /// <param name="isTerminal">Whether a person sees the output.</param>
    /// <param name="environment">The environment's variables by name.</param>
    public static bool Of(bool isTerminal, Func<string, string?> environment) =>
        string.IsNullOrEmpty(environment("NO_COLOR")) // a wish for none is the stronger one
        && environment("FORCE_COLOR") switch
        {
            "0" or "false" => false,
            null or "" => isTerminal && environment("TERM") != "dumb",
            _ => true, // a build server's log shows colours and is no terminal
        };
}
