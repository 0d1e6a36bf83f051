using SchemaPacks.Linting;

namespace SchemaPacks.Cli.Linting;

/// <summary>The <c>schemapacks.yaml</c> that holds for a path: in its folder, or the nearest one above.</summary>
/// <param name="Path">The file; null when there is none.</param>
/// <param name="Text">Its text.</param>
/// <param name="Settings">What it says.</param>
/// <param name="Findings">What is wrong with it.</param>
internal sealed record LintSettingsFile(string? Path, string? Text, LintSettings Settings, IReadOnlyList<Diagnostic> Findings)
{
    public static LintSettingsFile For(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        for (string? folder = Directory.Exists(full) ? full : System.IO.Path.GetDirectoryName(full); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            string file = System.IO.Path.Combine(folder, LintSettings.FileName);
            if (File.Exists(file))
                return Read(file);
        }

        return new LintSettingsFile(null, null, LintSettings.Default, []);
    }

    private static LintSettingsFile Read(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        (LintSettings settings, IReadOnlyList<Diagnostic> findings) = LintSettingsReader.Read(new SchemaOrigin("", LintSettings.FileName), bytes);
        return new LintSettingsFile(file, System.Text.Encoding.UTF8.GetString(bytes), settings, findings);
    }
}
