using System.Collections.Frozen;
using SchemaPacks.Configuration;

namespace SchemaPacks.Redacting;

/// <summary>What a record may hold. Equal policies make equal records, so that one redaction serves all their handlers.</summary>
internal sealed class RedactionPolicy : IEquatable<RedactionPolicy>
{
    private const string Unrestricted = "unrestricted";

    private readonly FrozenSet<string> _categories;
    private readonly FrozenSet<string> _properties;

    public RedactionPolicy(IEnumerable<string> allowedCategories, IEnumerable<string> allowedProperties, RedactionMode mode)
    {
        _categories = allowedCategories.ToFrozenSet(StringComparer.Ordinal);
        _properties = allowedProperties.ToFrozenSet(StringComparer.Ordinal);
        Mode = mode;
    }

    /// <summary>A policy under which no value is shown, nor its hash, that any of the policies keeps back.</summary>
    /// <param name="policies">One or more.</param>
    public static RedactionPolicy Strictest(IEnumerable<RedactionPolicy> policies) => policies.Aggregate((one, other) =>
        one.Equals(other) ? one : new RedactionPolicy(
            one._categories.Intersect(other._categories, StringComparer.Ordinal),
            one._properties.Intersect(other._properties, StringComparer.Ordinal),
            Stricter(one.Mode, other.Mode)));

    /// <summary>What stands in place of a value that is not kept.</summary>
    public RedactionMode Mode { get; }

    /// <summary>Top-level properties that are kept with all they hold.</summary>
    public IReadOnlyCollection<string> AllowedProperties => _properties;

    /// <summary>Whether a value of that category may be kept. <c>unrestricted</c> always may, bare or as the last segment of a URI.</summary>
    public bool Allows(string category) =>
        _categories.Contains(category) || category.AsSpan(category.LastIndexOf('/') + 1).SequenceEqual(Unrestricted);

    /// <summary>Whether a top-level property is kept with all it holds.</summary>
    public bool AllowsProperty(string name) => _properties.Contains(name);

    // A name without its value says less than a hash of it, and nothing at all the least.
    private static RedactionMode Stricter(RedactionMode one, RedactionMode other) =>
        one == RedactionMode.Remove || other == RedactionMode.Remove ? RedactionMode.Remove
        : one == RedactionMode.Null || other == RedactionMode.Null ? RedactionMode.Null
        : RedactionMode.Hash;

    /// <inheritdoc/>
    public bool Equals(RedactionPolicy? other) =>
        other is not null && Mode == other.Mode && _categories.SetEquals(other._categories) && _properties.SetEquals(other._properties);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RedactionPolicy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Mode, _categories.Count, _properties.Count);
}
