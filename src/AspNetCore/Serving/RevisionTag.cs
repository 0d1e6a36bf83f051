namespace SchemaPacks.Serving;

/// <summary>Entity tags of answers that a revision of the registry, or schemas in it, decide.</summary>
internal static class RevisionTag
{
    // What is worked out from schemas may be another with another version of what works it out.
    private static readonly string Build = typeof(RevisionTag).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>The tag of what shows schemas and where they come from: the same schemas may have other origins than before.</summary>
    public static string Of(RegistryRevision revision) => $"\"{revision.Number}-{revision.Digest}\"";

    /// <summary>The tag of what is worked out from schemas.</summary>
    public static string Of(params ReadOnlySpan<string> parts) => $"\"{string.Join('-', parts)}-{Build}\"";
}
