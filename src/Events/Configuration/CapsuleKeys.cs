namespace SchemaPacks.Configuration;

/// <summary>
/// Capsule keys that records have on request, behind the four that each record has. Written in the order of this list.
/// </summary>
[Flags]
public enum CapsuleKeys
{
    /// <summary>None of them. An id that the sender gave is recorded all the same.</summary>
    None = 0,

    /// <summary><c>__id__</c>: the id that the sender gave, else a UUID of version 7, with <c>"__id_made__":true</c> behind it.</summary>
    Id = 1,

    /// <summary><c>__source__</c>: <c>server</c> for an event of this process, <c>client</c> for one that came over the network, followed by a colon and the sender's name where it is known.</summary>
    Source = 2,

    /// <summary><c>__registry__</c>: the digest of the registry that judged the event, <c>sha256:…</c>.</summary>
    Registry = 4,

    /// <summary><c>__content_hash__</c>: the hash of the schema that judged the event, <c>sha256:…</c>.</summary>
    ContentHash = 8,
}
