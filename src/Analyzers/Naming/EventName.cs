using System.Text.RegularExpressions;

namespace SchemaPacks.Analyzers.Naming;

/// <summary>
/// The name of an event's type, by its schema alone, so that no other schema changes it: the last part of the id that is no version, and the version unless it is
/// <c>1</c>. <c>https://acme.example/page-view</c> → <c>PageView</c>, its version 2 → <c>PageViewV2</c>, <c>…/contents_service/v1</c> → <c>ContentsService</c>.
/// </summary>
internal static class EventName
{
    private static readonly Regex Version = new(@"\A[vV]?[0-9]+(?:[._-][0-9]+)*\z", RegexOptions.CultureInvariant);
    private static readonly Regex Extension = new(@"(?:\.schema)?\.(?:json|ya?ml)\z|\.schema\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <param name="id">The schema's id.</param>
    /// <param name="version">Its version.</param>
    /// <param name="parts">How many parts of the id, from the end: more than one where the last is also another schema's.</param>
    public static string Of(string id, string version, int parts)
    {
        int end = id.IndexOfAny(['?', '#']);
        List<string> all = [.. (end < 0 ? id : id.Substring(0, end)).Split(['/', ':'], StringSplitOptions.RemoveEmptyEntries)];
        while (all.Count > 1 && Version.IsMatch(all[all.Count - 1]))
            all.RemoveAt(all.Count - 1);
        if (all.Count == 0)
            all.Add("Event");
        all[all.Count - 1] = Extension.Replace(all[all.Count - 1], "");
        string name = string.Concat(all.Skip(Math.Max(0, all.Count - parts)).Select(Identifiers.Pascal));
        return version == "1" ? name : $"{name}V{version.Replace('.', '_').Replace('-', '_')}";
    }
}
