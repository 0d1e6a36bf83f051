using static SchemaPacks.DiagnosticSeverity;

namespace SchemaPacks;

/// <summary>
/// Every kind of finding there is, in one table. Codes are never renumbered and never change their meaning; each has a page
/// <c>docs/diagnostics/SPnnnn.md</c>.
/// </summary>
public static class Diagnostics
{
    // 1: scan. Finding packs in folders and reading their resources.

    /// <summary>A configured pack folder does not exist or cannot be listed.</summary>
    public static readonly DiagnosticDescriptor FolderUnreadable = new(1001, Warning, "folder-unreadable", "A pack folder cannot be read");
    /// <summary>A file named like an assembly is not one: native, text, empty, truncated or damaged.</summary>
    public static readonly DiagnosticDescriptor NotAnAssembly = new(1002, Error, "not-an-assembly", "A file is not a .NET assembly");
    /// <summary>An assembly in a pack folder has no TelemetrySchemas attribute.</summary>
    public static readonly DiagnosticDescriptor NoAttribute = new(1003, Information, "no-attribute", "An assembly is not a schema pack");
    /// <summary>A TelemetrySchemas attribute names no namespace.</summary>
    public static readonly DiagnosticDescriptor EmptyAttribute = new(1004, Warning, "empty-attribute", "An attribute names no namespace");
    /// <summary>A namespace in the attribute matches no embedded resource.</summary>
    public static readonly DiagnosticDescriptor EmptyNamespace = new(1005, Warning, "empty-namespace", "A namespace has no resources");
    /// <summary>A resource under a named namespace is neither YAML nor JSON.</summary>
    public static readonly DiagnosticDescriptor UnknownResourceType = new(1006, Warning, "unknown-resource-type", "A resource is neither YAML nor JSON");
    /// <summary>A pack file is over the size limit.</summary>
    public static readonly DiagnosticDescriptor PackTooLarge = new(1007, Error, "pack-too-large", "A pack is too large");
    /// <summary>A schema resource, or all of a pack's together, is over a limit.</summary>
    public static readonly DiagnosticDescriptor SchemaTooLarge = new(1008, Error, "schema-too-large", "A pack's schemas are too large or too many");
    /// <summary>A resource lies in another file, which a pack may not ask for.</summary>
    public static readonly DiagnosticDescriptor LinkedResource = new(1009, Error, "linked-resource", "A resource lies in another file");
    /// <summary>A pack file could not be opened or read.</summary>
    public static readonly DiagnosticDescriptor PackUnreadable = new(1010, Error, "pack-unreadable", "A pack file cannot be read");
    /// <summary>The metadata of a resource or attribute points outside the file.</summary>
    public static readonly DiagnosticDescriptor DamagedResource = new(1011, Error, "damaged-resource", "A pack's metadata is damaged");
    /// <summary>Two packs in the folders have the same name and different content.</summary>
    public static readonly DiagnosticDescriptor DuplicatePack = new(1012, Warning, "duplicate-pack", "Two different packs have one name");
    /// <summary>A package is no ZIP archive, is cut off, or contradicts itself.</summary>
    public static readonly DiagnosticDescriptor DamagedArchive = new(1013, Error, "damaged-archive", "A package is a damaged archive");
    /// <summary>An entry of a package has a name that leads out of it, is a link, is encrypted, or has the name of another.</summary>
    public static readonly DiagnosticDescriptor UnsafeEntry = new(1014, Error, "unsafe-entry", "A package has an unsafe entry");
    /// <summary>A package has too many entries, or unfolds to too many bytes.</summary>
    public static readonly DiagnosticDescriptor PackageExpandsTooFar = new(1015, Error, "package-expands-too-far", "A package unfolds to too much");
    /// <summary>The nuspec of a package is missing, malformed, or without a valid id and version.</summary>
    public static readonly DiagnosticDescriptor InvalidNuspec = new(1016, Error, "invalid-nuspec", "A package does not say what it is");
    /// <summary>No lib folder of a package fits this version of .NET, or the one that does has no assembly.</summary>
    public static readonly DiagnosticDescriptor NoFittingAssembly = new(1017, Error, "no-fitting-assembly", "A package has no assembly for this host");

    // 2: parse. Text of a schema to a document.

    /// <summary>A schema's text is not UTF-8.</summary>
    public static readonly DiagnosticDescriptor NotUtf8 = new(2001, Error, "not-utf8", "A schema is not UTF-8");

    /// <summary>A schema's YAML is malformed.</summary>
    public static readonly DiagnosticDescriptor YamlSyntax = new(2002, Error, "yaml-syntax", "Malformed YAML");

    /// <summary>A schema's JSON is malformed.</summary>
    public static readonly DiagnosticDescriptor JsonSyntax = new(2003, Error, "json-syntax", "Malformed JSON");

    /// <summary>An anchor or alias.</summary>
    public static readonly DiagnosticDescriptor YamlAlias = new(2004, Error, "yaml-alias", "Anchors and aliases are refused");

    /// <summary>An explicit tag.</summary>
    public static readonly DiagnosticDescriptor YamlTag = new(2005, Error, "yaml-tag", "Explicit tags are refused");

    /// <summary>A merge key.</summary>
    public static readonly DiagnosticDescriptor YamlMergeKey = new(2006, Error, "yaml-merge-key", "Merge keys are refused");

    /// <summary>No document, or more than one, in a schema file.</summary>
    public static readonly DiagnosticDescriptor DocumentCount = new(2007, Error, "document-count", "A schema file holds one document");

    /// <summary>A name that stands twice in one mapping.</summary>
    public static readonly DiagnosticDescriptor DuplicateKey = new(2008, Error, "duplicate-key", "A name stands twice");

    /// <summary>A schema nested too deep.</summary>
    public static readonly DiagnosticDescriptor DocumentTooDeep = new(2009, Error, "document-too-deep", "A schema is nested too deep");

    /// <summary>A schema of too many values.</summary>
    public static readonly DiagnosticDescriptor TooManyNodes = new(2010, Error, "too-many-nodes", "A schema has too many values");

    /// <summary>An infinite number, or one that is not a number.</summary>
    public static readonly DiagnosticDescriptor NotFinite = new(2011, Error, "not-finite", "A number is not finite");

    /// <summary>A mapping key that is itself a mapping or sequence.</summary>
    public static readonly DiagnosticDescriptor ComplexKey = new(2012, Error, "complex-key", "A key is not a scalar");

    /// <summary>A document that is not a mapping.</summary>
    public static readonly DiagnosticDescriptor NotAMapping = new(2013, Error, "not-a-mapping", "A schema is a mapping");

    // 3: compile. Document to schema.

    /// <summary><c>$id</c> is missing, empty or not a string.</summary>
    public static readonly DiagnosticDescriptor MissingId = new(3001, Error, "missing-id", "A schema has no $id");

    /// <summary><c>version</c> is missing or not a version.</summary>
    public static readonly DiagnosticDescriptor MissingVersion = new(3002, Error, "missing-version", "A schema has no valid version");

    /// <summary><c>$schema</c> names a dialect that is not supported.</summary>
    public static readonly DiagnosticDescriptor UnknownDialect = new(3003, Error, "unknown-dialect", "An unknown JSON Schema dialect");

    /// <summary>A schema breaks the metaschema of its dialect.</summary>
    public static readonly DiagnosticDescriptor BreaksMetaschema = new(3004, Error, "breaks-metaschema", "A schema breaks its metaschema");

    /// <summary><c>type</c> is not <c>object</c>.</summary>
    public static readonly DiagnosticDescriptor NotAnObjectSchema = new(3005, Error, "not-an-object-schema", "An event schema describes an object");

    /// <summary><c>properties</c> is missing.</summary>
    public static readonly DiagnosticDescriptor MissingProperties = new(3006, Error, "missing-properties", "A schema declares no properties");

    /// <summary>A property name begins with two underscores.</summary>
    public static readonly DiagnosticDescriptor ReservedProperty = new(3007, Error, "reserved-property", "A property name is reserved");

    /// <summary><c>categories</c> is not a list of strings.</summary>
    public static readonly DiagnosticDescriptor InvalidCategories = new(3008, Error, "invalid-categories", "Categories are a list of strings");

    /// <summary>A top-level property has no <c>categories</c>.</summary>
    public static readonly DiagnosticDescriptor MissingCategories = new(3009, Warning, "missing-categories", "A property has no categories");

    /// <summary>A <c>$ref</c> leads nowhere it may lead.</summary>
    public static readonly DiagnosticDescriptor UnresolvedReference = new(3010, Error, "unresolved-reference", "A reference leads nowhere");

    /// <summary>A schema that would apply itself to the same value for ever.</summary>
    public static readonly DiagnosticDescriptor ReferenceCycle = new(3011, Error, "reference-cycle", "A schema refers to itself");

    /// <summary>A pattern that cannot be matched in linear time.</summary>
    public static readonly DiagnosticDescriptor PatternNeedsBacktracking = new(3012, Error, "pattern-needs-backtracking", "A pattern needs backtracking");

    /// <summary>A pattern that is not a regular expression, or too long.</summary>
    public static readonly DiagnosticDescriptor InvalidPattern = new(3013, Error, "invalid-pattern", "A pattern is invalid");

    /// <summary>A schema that is too large to compile.</summary>
    public static readonly DiagnosticDescriptor SchemaTooComplex = new(3014, Error, "schema-too-complex", "A schema is too complex");

    /// <summary>One of <c>examples</c> breaks the schema.</summary>
    public static readonly DiagnosticDescriptor InvalidExample = new(3015, Error, "invalid-example", "An example breaks its schema");

    /// <summary>A <c>$ref</c> to an id that has several versions here.</summary>
    public static readonly DiagnosticDescriptor AmbiguousReference = new(3016, Error, "ambiguous-reference", "A reference fits several versions");

    /// <summary>An object is recorded, but declares no properties, so all in it will be dropped.</summary>
    public static readonly DiagnosticDescriptor UndeclaredContent = new(3017, Warning, "undeclared-content", "An object declares no properties");

    // 4: snapshot. Schemas to a registry.

    /// <summary>Two origins give one key different content.</summary>
    public static readonly DiagnosticDescriptor ConflictingSchema = new(4001, Error, "conflicting-schema", "One key has two contents");

    /// <summary>A reload failed; the registry in force stays.</summary>
    public static readonly DiagnosticDescriptor ReloadFailed = new(4002, Error, "reload-failed", "A reload failed");

    /// <summary>The file system cannot tell of changes to packs, so they are noticed later.</summary>
    public static readonly DiagnosticDescriptor WatchFailed = new(4003, Warning, "watch-failed", "A folder of packs cannot be watched");

    /// <summary>A pack can no longer be read, and what was read of it before stays in force.</summary>
    public static readonly DiagnosticDescriptor PackKept = new(4004, Warning, "pack-kept", "A pack is kept as it was");

    /// <summary>A schema lies in a namespace that belongs to other packs.</summary>
    public static readonly DiagnosticDescriptor ForeignNamespace = new(4005, Error, "foreign-namespace", "A schema lies in another's namespace");

    // 5: event.

    /// <summary>No loaded pack has the event's schema at that version.</summary>
    public static readonly DiagnosticDescriptor UnknownSchema = new(5001, Error, "unknown-schema", "Unknown schema");
    /// <summary>The event's schema is not listed in AllowedSchemas.</summary>
    public static readonly DiagnosticDescriptor NotAllowed = new(5002, Error, "not-allowed", "The schema is not allowed");
    /// <summary>The text is not JSON.</summary>
    public static readonly DiagnosticDescriptor MalformedJson = new(5003, Error, "malformed-json", "Malformed JSON");
    /// <summary>A name stands twice in one JSON object.</summary>
    public static readonly DiagnosticDescriptor DuplicateName = new(5004, Error, "duplicate-name", "A name stands twice");
    /// <summary>The text is not valid UTF-8, or a string has a lone surrogate.</summary>
    public static readonly DiagnosticDescriptor InvalidUnicode = new(5005, Error, "invalid-unicode", "Invalid Unicode");
    /// <summary>JSON nested too deep.</summary>
    public static readonly DiagnosticDescriptor EventTooDeep = new(5006, Error, "too-deep", "JSON is nested too deep");
    /// <summary>The event is not a JSON object.</summary>
    public static readonly DiagnosticDescriptor NotAnObject = new(5007, Error, "not-an-object", "An event is an object");
    /// <summary>A top-level name of the event begins with two underscores.</summary>
    public static readonly DiagnosticDescriptor ReservedName = new(5008, Error, "reserved-name", "A name is reserved");
    /// <summary>The event breaks its schema.</summary>
    public static readonly DiagnosticDescriptor InvalidEvent = new(5009, Error, "invalid-event", "The event breaks its schema");
    /// <summary>Judging the event would take more work than allowed.</summary>
    public static readonly DiagnosticDescriptor BudgetExceeded = new(5010, Error, "budget-exceeded", "Validation takes too much work");
    /// <summary>The envelope lacks a field, or has one of the wrong type.</summary>
    public static readonly DiagnosticDescriptor InvalidEnvelope = new(5011, Error, "invalid-envelope", "The envelope is wrong");
    /// <summary>A timestamp is not an RFC 3339 time.</summary>
    public static readonly DiagnosticDescriptor InvalidTimestamp = new(5012, Error, "invalid-timestamp", "The timestamp is wrong");
    /// <summary>A modifier threw, so the event was refused.</summary>
    public static readonly DiagnosticDescriptor ModifierFailed = new(5013, Error, "modifier-failed", "A modifier failed");
    /// <summary>An event is larger than allowed.</summary>
    public static readonly DiagnosticDescriptor EventTooLarge = new(5014, Error, "event-too-large", "The event is too large");

    /// <summary>The check of a format threw, so the event was refused.</summary>
    public static readonly DiagnosticDescriptor FormatCheckFailed = new(5015, Error, "format-check-failed", "The check of a format failed");

    // 6: handlers.

    /// <summary>A handler failed to take a record.</summary>
    public static readonly DiagnosticDescriptor HandlerFailed = new(6001, Error, "handler-failed", "A handler failed");
    /// <summary>A listener threw.</summary>
    public static readonly DiagnosticDescriptor ListenerFailed = new(6002, Warning, "listener-failed", "A listener failed");
    /// <summary>A listener is slower than events arrive, so it misses some.</summary>
    public static readonly DiagnosticDescriptor ListenerBehind = new(6003, Warning, "listener-behind", "A listener missed events");
    /// <summary>The log is stopping and takes no more events.</summary>
    public static readonly DiagnosticDescriptor Stopping = new(6004, Error, "stopping", "The event log is stopping");
    /// <summary>Bytes of a record that was never acknowledged were found at the end of a file and set aside.</summary>
    public static readonly DiagnosticDescriptor TornTail = new(6005, Warning, "torn-tail", "A torn record was set aside");
    /// <summary>Another process changed a file that a handler was writing.</summary>
    public static readonly DiagnosticDescriptor ForeignWriter = new(6010, Error, "foreign-writer", "Another process changed a file of records");
    /// <summary>A file of records is not as it was written.</summary>
    public static readonly DiagnosticDescriptor DamagedSegment = new(6011, Error, "damaged-segment", "A file of records is damaged");
    /// <summary>Records that were taken in memory were never written.</summary>
    public static readonly DiagnosticDescriptor RecordsLost = new(6012, Error, "records-lost", "Buffered records were lost");
    /// <summary>As many events wait as may; this one is refused.</summary>
    public static readonly DiagnosticDescriptor QueueFull = new(6020, Error, "queue-full", "The queue is full");
    /// <summary>A handler failed so often that it is left alone for a while.</summary>
    public static readonly DiagnosticDescriptor HandlerPaused = new(6021, Warning, "handler-paused", "A handler is paused");
    /// <summary>A handler is slower than events arrive, and its setting lets it miss them.</summary>
    public static readonly DiagnosticDescriptor RecordsDropped = new(6022, Warning, "records-dropped", "A handler missed records");
    /// <summary>An event that was acknowledged could not be recorded and was kept as a dead letter.</summary>
    public static readonly DiagnosticDescriptor DeadLettered = new(6030, Warning, "dead-lettered", "An event became a dead letter");
    /// <summary>A dead letter could not be written.</summary>
    public static readonly DiagnosticDescriptor DeadLetterLost = new(6031, Error, "dead-letter-lost", "A dead letter was lost");

    // 7: feeds.

    /// <summary>A source of packages does not answer, or not as it should.</summary>
    public static readonly DiagnosticDescriptor FeedUnavailable = new(7001, Error, "feed-unavailable", "A source of packs cannot be used");
    /// <summary>The sources are wrongly configured.</summary>
    public static readonly DiagnosticDescriptor InvalidFeedSource = new(7002, Error, "invalid-feed-source", "A source of packs is wrongly configured");
    /// <summary>A source is not encrypted, and nobody allowed that.</summary>
    public static readonly DiagnosticDescriptor InsecureFeed = new(7003, Error, "insecure-feed", "A source of packs is not encrypted");
    /// <summary>No source has the pack, or none of the versions that will do.</summary>
    public static readonly DiagnosticDescriptor PackNotFound = new(7004, Error, "pack-not-found", "No source has the pack");
    /// <summary>No source has a package that a pack depends on; it may be a library, which nobody needs.</summary>
    public static readonly DiagnosticDescriptor DependencyNotFound = new(7005, Warning, "dependency-not-found", "No source has a dependency");
    /// <summary>No version of a pack is right for all that ask for it.</summary>
    public static readonly DiagnosticDescriptor VersionConflict = new(7006, Error, "version-conflict", "No version of a pack fits all");
    /// <summary>Several sources have the pack, and nothing says which one is meant; or what is said contradicts itself.</summary>
    public static readonly DiagnosticDescriptor UndecidedSource = new(7007, Error, "undecided-source", "It is not decided where a pack comes from");
    /// <summary>A package is not the one that the lock or the cache knows under its id and version.</summary>
    public static readonly DiagnosticDescriptor ContentChanged = new(7008, Error, "content-changed", "A package is not the one that was locked");
    /// <summary>A locked restore finds that the lock is not what the wanted packs make it.</summary>
    public static readonly DiagnosticDescriptor LockDiffers = new(7009, Error, "lock-differs", "The lock does not match the wanted packs");
    /// <summary>A package is no telemetry schema pack.</summary>
    public static readonly DiagnosticDescriptor NotAPack = new(7010, Error, "not-a-pack", "A package is no schema pack");
    /// <summary>The list of wanted packs, or the lock, cannot be read or is malformed.</summary>
    public static readonly DiagnosticDescriptor InvalidPackList = new(7011, Error, "invalid-pack-list", "The list of packs is malformed");
    /// <summary>What came from a source is not the package that was asked for, or none at all.</summary>
    public static readonly DiagnosticDescriptor DamagedPackage = new(7012, Error, "damaged-package", "A fetched package is damaged");
    /// <summary>The list, the lock or the cache of packs cannot be written.</summary>
    public static readonly DiagnosticDescriptor PacksUnwritable = new(7013, Error, "packs-unwritable", "The packs of a folder cannot be written");
    /// <summary>The id of a pack looks like another one's, which is better known.</summary>
    public static readonly DiagnosticDescriptor LookAlikeId = new(7014, Warning, "look-alike-id", "A pack's id looks like another one's");

    // 8: host.

    /// <summary>A setting is wrong.</summary>
    public static readonly DiagnosticDescriptor InvalidSetting = new(8001, Error, "invalid-setting", "A setting is wrong");
    /// <summary>No token is configured outside Development.</summary>
    public static readonly DiagnosticDescriptor MissingToken = new(8002, Error, "missing-token", "No token is configured");
    /// <summary>The request has no credentials, or wrong ones.</summary>
    public static readonly DiagnosticDescriptor Unauthenticated = new(8003, Error, "unauthenticated", "Credentials are missing or wrong");
    /// <summary>The credentials do not allow the request, or it comes from another site.</summary>
    public static readonly DiagnosticDescriptor Forbidden = new(8004, Error, "forbidden", "The request is not allowed");
    /// <summary>The body's content type is not one that is read here.</summary>
    public static readonly DiagnosticDescriptor UnsupportedMediaType = new(8005, Error, "unsupported-media-type", "The content type is not supported");
    /// <summary>The request's body is too large.</summary>
    public static readonly DiagnosticDescriptor BodyTooLarge = new(8006, Error, "body-too-large", "The body is too large");
    /// <summary>The address does not take this method.</summary>
    public static readonly DiagnosticDescriptor MethodNotAllowed = new(8007, Error, "method-not-allowed", "The method is not allowed");
    /// <summary>Nothing is at this address.</summary>
    public static readonly DiagnosticDescriptor NotFound = new(8008, Error, "not-found", "Nothing is at this address");
    /// <summary>The host failed at something that is no fault of the request.</summary>
    public static readonly DiagnosticDescriptor InternalError = new(8009, Error, "internal-error", "The host failed");
    /// <summary>The request itself is malformed.</summary>
    public static readonly DiagnosticDescriptor BadRequest = new(8010, Error, "bad-request", "The request is malformed");

    /// <summary>All of the above, by number.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        FolderUnreadable, NotAnAssembly, NoAttribute, EmptyAttribute, EmptyNamespace, UnknownResourceType, PackTooLarge,
        SchemaTooLarge, LinkedResource, PackUnreadable, DamagedResource, DuplicatePack, DamagedArchive, UnsafeEntry, PackageExpandsTooFar,
        InvalidNuspec, NoFittingAssembly, .. TrustDiagnostics.All,
        .. CodePackDiagnostics.All,
        NotUtf8, YamlSyntax, JsonSyntax, YamlAlias, YamlTag, YamlMergeKey, DocumentCount, DuplicateKey, DocumentTooDeep,
        TooManyNodes, NotFinite, ComplexKey, NotAMapping,
        MissingId, MissingVersion, UnknownDialect, BreaksMetaschema, NotAnObjectSchema, MissingProperties, ReservedProperty,
        InvalidCategories, MissingCategories, UnresolvedReference, ReferenceCycle, PatternNeedsBacktracking, InvalidPattern,
        SchemaTooComplex, InvalidExample, AmbiguousReference, UndeclaredContent,
        ConflictingSchema, ReloadFailed, WatchFailed, PackKept, ForeignNamespace, .. EvolutionDiagnostics.All,
        UnknownSchema, NotAllowed, MalformedJson, DuplicateName, InvalidUnicode, EventTooDeep, NotAnObject, ReservedName,
        InvalidEvent, BudgetExceeded, InvalidEnvelope, InvalidTimestamp, ModifierFailed, EventTooLarge,
        FormatCheckFailed,
        HandlerFailed, ListenerFailed, ListenerBehind, Stopping, TornTail, ForeignWriter, DamagedSegment, RecordsLost,
        QueueFull, HandlerPaused, RecordsDropped, DeadLettered, DeadLetterLost, ViewDiagnostics.ReplayUnavailable,
        FeedUnavailable, InvalidFeedSource, InsecureFeed, PackNotFound, DependencyNotFound, VersionConflict, UndecidedSource,
        ContentChanged, LockDiffers, NotAPack, InvalidPackList, DamagedPackage, PacksUnwritable, LookAlikeId,
        InvalidSetting, MissingToken, Unauthenticated, Forbidden, UnsupportedMediaType, BodyTooLarge, MethodNotAllowed,
        NotFound, InternalError, BadRequest, .. AccessDiagnostics.All, ViewDiagnostics.TooManyStreams, .. HostDiagnostics.All, .. LintDiagnostics.All, .. BuildDiagnostics.All,
    ];
}
