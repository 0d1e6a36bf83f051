using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace SchemaPacks.Cli.Creating;

/// <summary>A template of <c>dotnet new</c>, whose files this command carries.</summary>
/// <param name="ShortName">As <c>dotnet new</c> calls it.</param>
internal sealed partial record ProjectTemplate(string ShortName)
{
    private const string ResourcePrefix = "templates/";

    /// <summary>The templates there are; the first is the default.</summary>
    public static IReadOnlyList<string> Names { get; } = ["schemapack", "eventhandler", "schemapackhost"];

    /// <summary>Whether a project may be called so: it becomes the name of files, of a package, and of a namespace.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>The files for a project of this name: paths with forward slashes, and bytes.</summary>
    public IEnumerable<(string Path, byte[] Bytes)> FilesFor(string name)
    {
        string prefix = $"{ResourcePrefix}{ShortName}/";
        foreach (string resource in Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(found => found.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            string path = resource[prefix.Length..];
            if (path.StartsWith(".template.config/", StringComparison.Ordinal))
                continue;
            using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
            yield return (path.Replace("Acme.Events", name, StringComparison.Ordinal), Encoding.UTF8.GetBytes(Fill(new StreamReader(stream, Encoding.UTF8).ReadToEnd(), name)));
        }
    }

    // The symbols of template.json.
    private static string Fill(string text, string name) => text
        .Replace("Acme.Events", name, StringComparison.Ordinal)
        .Replace("acme.events", name.ToLowerInvariant(), StringComparison.Ordinal)
        .Replace("Acme_Events", NamespaceOf(name), StringComparison.Ordinal);

    private static string NamespaceOf(string name) => string.Join('.', name.Split('.').Select(part => (char.IsAsciiDigit(part[0]) ? "_" : "") + part.Replace('-', '_')));

    [GeneratedRegex(@"\A(?=.{1,100}\z)[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z0-9_][A-Za-z0-9_-]*)*\z")]
    private static partial Regex Name();
}
