using SchemaPacks.Scanning;

namespace SchemaPacks.Testing;

/// <summary>What <see cref="PackVerifier"/> looks at beside the pack.</summary>
public sealed record PackVerifierOptions
{
    /// <summary>
    /// A folder with example events, absolute or relative to the tests' own folder: <c>valid/*.json</c>, each an envelope of <c>schema</c>, <c>version</c> and <c>event</c>, and
    /// <c>invalid/*.json</c>, each such an envelope, or an <c>envelope</c> with what is <c>expected</c>: the <c>keyword</c> that it breaks and the <c>pointer</c> of the place in the event.
    /// Null, the default: there are no such files.
    /// </summary>
    public string? Examples { get; init; }

    /// <summary>Packs that this one refers to. None by default.</summary>
    public IReadOnlyList<PackSource> Beside { get; init; } = [];

    /// <summary>Whether a schema without any valid example is a problem. Off by default.</summary>
    public bool RequireExamples { get; init; }

    /// <summary>Whether the pack's code runs, if it brings some: its module registers, and its types are made. On by default: these are the author's own tests.</summary>
    public bool RunCode { get; init; } = true;
}
