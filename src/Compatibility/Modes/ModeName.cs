namespace SchemaPacks.Compatibility.Modes;

/// <summary>How modes are written: <c>BACKWARD</c>, <c>FULL_TRANSITIVE</c>. Letter case makes no difference when they are read, nor whether a dash stands for the underscore.</summary>
public static class ModeName
{
    /// <summary>All names, in the order of the modes.</summary>
    public static IReadOnlyList<string> All { get; } = ["NONE", "BACKWARD", "BACKWARD_TRANSITIVE", "FORWARD", "FORWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE"];

    /// <summary>The name of a mode.</summary>
    public static string Of(CompatibilityMode mode) => All[(int)mode];

    /// <summary>Finds the mode that has a name.</summary>
    /// <returns><see langword="false"/> when none has.</returns>
    public static bool TryParse(string? text, out CompatibilityMode mode)
    {
        int index = text is null ? -1 : All.ToList().FindIndex(name => name.Equals(text.Replace('-', '_'), StringComparison.OrdinalIgnoreCase));
        mode = (CompatibilityMode)Math.Max(index, 0);
        return index >= 0;
    }
}
