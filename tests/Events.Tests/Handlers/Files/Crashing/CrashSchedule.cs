using System.Globalization;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Handlers.Files.Crashing;

/// <summary>What happens to a file handler and its disk.</summary>
/// <param name="Seed">Decides what the disk loses.</param>
internal sealed record CrashSchedule(WriteMode Mode, int SegmentBytes, int GroupBytes, int Seed, CrashStep[] Steps)
{
    /// <summary>How many schedules a test carries out: what <c>SCHEMAPACKS_SCHEDULES</c> says, 10,000 without it, a million in the long run.</summary>
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SCHEMAPACKS_SCHEDULES"), CultureInfo.InvariantCulture, out int count) ? count
        : Environment.GetEnvironmentVariable("SCHEMAPACKS_LONG_TESTS") is null ? 10_000 : 1_000_000;

    public override string ToString() =>
        $"new(WriteMode.{Mode}, {SegmentBytes}, {GroupBytes}, {Seed}, [{string.Join(", ", Steps.Select(step => $"new(CrashAction.{step.Action}, {step.Number})"))}])";
}

internal readonly record struct CrashStep(CrashAction Action, int Number);

internal enum CrashAction
{
    /// <summary>A record of so many bytes is handed over.</summary>
    Record,

    /// <summary>The writer writes a group.</summary>
    Write,

    /// <summary>So many calls in a hundred fail from now on.</summary>
    Fail,

    /// <summary>No call fails any more.</summary>
    Heal,

    /// <summary>So many seconds pass.</summary>
    Wait,

    /// <summary>Sealed segments are compressed.</summary>
    Compress,

    /// <summary>The process is killed and starts again.</summary>
    Kill,

    /// <summary>The process ends as it should and starts again.</summary>
    Restart,

    /// <summary>The power goes.</summary>
    CutPower,

    /// <summary>The power goes after so many calls of the disk.</summary>
    CutPowerAfter,

    /// <summary>The broker takes so many records of the next batch. It fails unless that is all of them.</summary>
    Send,

    /// <summary>The cursor moves behind a batch that the broker has.</summary>
    Pass,
}
