using System.Text;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>
/// References as text, resolved by RFC 3986 section 5.2. <see cref="Uri"/> is not used for it: on Unix it takes <c>/x</c> for a file, and it refuses
/// to resolve against schemes that it does not know.
/// </summary>
internal static class UriReference
{
    /// <summary><c>a/b#c</c> becomes <c>a/b</c> and <c>c</c>.</summary>
    public static (string Address, string Fragment) Split(string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (reference, "") : (reference[..hash], reference[(hash + 1)..]);
    }

    /// <summary>The absolute address without fragment, or <see langword="null"/> when there is none (a relative reference against a URN, say).</summary>
    public static Uri? Resolve(string baseAddress, string reference)
    {
        var relative = Parts.Of(Split(reference).Address);
        var parts = relative.Scheme is null ? Merge(Parts.Of(baseAddress), relative) : relative with { Path = WithoutDots(relative.Path) };
        return parts.Scheme is not null && Uri.TryCreate(parts.ToString(), UriKind.Absolute, out var resolved) ? resolved : null;
    }

    /// <summary>The spelling under which resources are kept.</summary>
    public static string Key(Uri absolute) => Split(absolute.AbsoluteUri).Address;

    private static Parts Merge(Parts origin, Parts relative)
    {
        if (relative.Authority is not null)
            return relative with { Scheme = origin.Scheme, Path = WithoutDots(relative.Path) };
        if (relative.Path.Length == 0)
            return origin with { Query = relative.Query ?? origin.Query };
        if (relative.Path[0] == '/')
            return origin with { Path = WithoutDots(relative.Path), Query = relative.Query };
        var folder = origin.Authority is not null && origin.Path.Length == 0 ? "/" : origin.Path[..(origin.Path.LastIndexOf('/') + 1)];
        return folder.Length == 0
            ? default // a base without hierarchy has nothing to be relative to
            : origin with { Path = WithoutDots(folder + relative.Path), Query = relative.Query };
    }

    private static string WithoutDots(string path)
    {
        if (!path.Contains('.', StringComparison.Ordinal) || path[0] != '/')
            return path;
        var kept = new List<string>();
        var steps = path.Split('/')[1..];
        for (var index = 0; index < steps.Length; index++)
        {
            var isLast = index == steps.Length - 1;
            if (steps[index] is not ("." or ".."))
                kept.Add(steps[index]);
            else if (steps[index] == ".." && kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
            if (isLast && steps[index] is "." or "..")
                kept.Add("");
        }

        return "/" + string.Join('/', kept);
    }

    private readonly record struct Parts(string? Scheme, string? Authority, string Path, string? Query)
    {
        public static Parts Of(string text)
        {
            string? scheme = null, authority = null, query = null;
            var colon = text.AsSpan().IndexOfAny(":/?");
            if (colon > 0 && text[colon] == ':' && char.IsAsciiLetter(text[0]))
                (scheme, text) = (text[..colon], text[(colon + 1)..]);
            var question = text.IndexOf('?', StringComparison.Ordinal);
            if (question >= 0)
                (text, query) = (text[..question], text[(question + 1)..]);
            if (text.StartsWith("//", StringComparison.Ordinal))
            {
                var end = text.IndexOf('/', 2);
                authority = end < 0 ? text[2..] : text[2..end];
                text = end < 0 ? "" : text[end..];
            }

            return new Parts(scheme, authority, text, query);
        }

        public override string ToString()
        {
            var text = new StringBuilder().Append(Scheme).Append(':');
            if (Authority is not null)
                text.Append("//").Append(Authority);
            text.Append(Path);
            return Query is null ? text.ToString() : text.Append('?').Append(Query).ToString();
        }
    }
}
