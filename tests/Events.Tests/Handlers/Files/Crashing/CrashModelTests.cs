using CsCheck;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Handlers.Files.Crashing;

/// <summary>
/// Random schedules of records, failing calls, kills and power cuts on a simulated disk. In all of them: what was acknowledged is there after recovery, each
/// record whole and once, in the order in which they were handed over, and nothing else.
/// </summary>
public sealed class CrashModelTests
{
    private static readonly Gen<CrashStep> Steps = Gen.Frequency(
        (8, Gen.Int[0, 1500].Select(size => new CrashStep(CrashAction.Record, size))),
        (8, Gen.Const(new CrashStep(CrashAction.Write, 0))),
        (2, Gen.Int[1, 60].Select(share => new CrashStep(CrashAction.Fail, share))),
        (2, Gen.Const(new CrashStep(CrashAction.Heal, 0))),
        (2, Gen.Int[1, 70].Select(seconds => new CrashStep(CrashAction.Wait, seconds))),
        (2, Gen.Const(new CrashStep(CrashAction.Compress, 0))),
        (1, Gen.Const(new CrashStep(CrashAction.Kill, 0))),
        (1, Gen.Const(new CrashStep(CrashAction.Restart, 0))),
        (1, Gen.Const(new CrashStep(CrashAction.CutPower, 0))),
        (2, Gen.Int[0, 30].Select(calls => new CrashStep(CrashAction.CutPowerAfter, calls))));

    private static readonly Gen<CrashSchedule> Schedules = Gen.Select(
        Gen.Frequency((3, Gen.Const(WriteMode.Durable)), (1, Gen.Const(WriteMode.Flushed)), (1, Gen.Const(WriteMode.Buffered))),
        Gen.Int[100, 6000], Gen.Int[100, 3000], Gen.Int, Steps.Array[1, 40],
        (mode, segment, group, seed, steps) => new CrashSchedule(mode, segment, group, seed, steps));

    [Fact]
    public void No_schedule_of_failures_and_crashes_breaks_a_promise() =>
        Schedules.Sample(CrashedHandler.Run, iter: CrashSchedule.Count);

    [Fact]
    public void The_model_finds_a_disk_that_says_it_synced_and_did_not()
    {
        Action broken = () => Schedules.Sample(schedule => CrashedHandler.Run(schedule, syncs: false), iter: 10_000);
        broken.Should().Throw<CsCheckException>();
    }
}
