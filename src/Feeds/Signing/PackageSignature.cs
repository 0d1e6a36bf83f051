namespace SchemaPacks.Feeds;

/// <summary>One signature of a package.</summary>
public sealed record PackageSignature
{
    /// <summary>In what role it was given.</summary>
    public required SignatureKind Kind { get; init; }

    /// <summary>Whether it was added to an author's signature, by the repository.</summary>
    public bool IsCountersignature { get; init; }

    /// <summary>Whom the certificate names, by the word of whoever issued it: to be shown as text.</summary>
    public required string Subject { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the certificate.</summary>
    public required string Certificate { get; init; }

    /// <summary>The first moment at which the certificate is valid.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>The last moment at which the certificate is valid.</summary>
    public required DateTimeOffset ValidTo { get; init; }

    /// <summary>When it was signed, by the word of a time-stamping authority whose stamp belongs to this signature; whether anybody trusts the authority is another matter. Null without a stamp.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The service index of the repository; null for an author's signature.</summary>
    public string? Repository { get; init; }

    /// <summary>Who owns the package, by the repository's word. Empty for an author's signature.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];
}
