namespace SchemaPacks;

/// <summary>
/// What names one schema: the event's <c>$id</c> and its version. Several versions of one id live side by side.
/// </summary>
/// <param name="Id">
/// The <c>$id</c> as written, compared character by character: a URI such as <c>https://example.jupyter.org/client-event</c>,
/// or one without a scheme such as <c>hub.jupyter.org/server-action</c>.
/// </param>
/// <param name="Version">The version within that id.</param>
public readonly record struct SchemaKey(string Id, SchemaVersion Version) : IComparable<SchemaKey>
{
    /// <summary>By id in ordinal order, then by version.</summary>
    public int CompareTo(SchemaKey other)
    {
        int order = string.CompareOrdinal(Id, other.Id);
        return order != 0 ? order : Version.CompareTo(other.Version);
    }

    /// <summary>The key as messages show it: <c>acme.page-view@2</c>.</summary>
    public override string ToString() => $"{Id}@{Version}";

    /// <summary>Whether the left key comes before the right one.</summary>
    public static bool operator <(SchemaKey left, SchemaKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left key comes before the right one, or is it.</summary>
    public static bool operator <=(SchemaKey left, SchemaKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left key comes after the right one.</summary>
    public static bool operator >(SchemaKey left, SchemaKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left key comes after the right one, or is it.</summary>
    public static bool operator >=(SchemaKey left, SchemaKey right) => left.CompareTo(right) >= 0;
}
