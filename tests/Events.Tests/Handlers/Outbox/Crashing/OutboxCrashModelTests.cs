using CsCheck;
using SchemaPacks.Handlers;
using SchemaPacks.Tests.Events.Handlers.Files.Crashing;

namespace SchemaPacks.Tests.Events.Handlers.Outbox.Crashing;

/// <summary>
/// Random schedules of records, batches that the broker takes whole or in part, failing calls, kills and power cuts on a simulated disk. In all of them: what was
/// acknowledged comes to the broker, in order, a number stands for one record, and the cursor never passes what the broker lacks.
/// </summary>
public sealed class OutboxCrashModelTests
{
    private static readonly Gen<CrashStep> Steps = Gen.Frequency(
        (8, Gen.Int[0, 1500].Select(size => new CrashStep(CrashAction.Record, size))),
        (8, Gen.Const(new CrashStep(CrashAction.Write, 0))),
        (6, Gen.Frequency((2, Gen.Const(int.MaxValue)), (1, Gen.Int[0, 6])).Select(count => new CrashStep(CrashAction.Send, count))),
        (6, Gen.Const(new CrashStep(CrashAction.Pass, 0))),
        (2, Gen.Int[1, 60].Select(share => new CrashStep(CrashAction.Fail, share))),
        (2, Gen.Const(new CrashStep(CrashAction.Heal, 0))),
        (2, Gen.Int[1, 70].Select(seconds => new CrashStep(CrashAction.Wait, seconds))),
        (1, Gen.Const(new CrashStep(CrashAction.Kill, 0))),
        (1, Gen.Const(new CrashStep(CrashAction.Restart, 0))),
        (1, Gen.Const(new CrashStep(CrashAction.CutPower, 0))),
        (2, Gen.Int[0, 30].Select(calls => new CrashStep(CrashAction.CutPowerAfter, calls))));

    private static readonly Gen<CrashSchedule> Schedules = Gen.Select(
        Gen.Int[100, 6000], Gen.Int[100, 3000], Gen.Int, Steps.Array[1, 50],
        (segment, group, seed, steps) => new CrashSchedule(WriteMode.Durable, segment, group, seed, steps));

    [Fact]
    public void No_schedule_of_failures_and_crashes_keeps_a_record_from_the_broker() => Schedules.Sample(CrashedOutbox.Run, iter: CrashSchedule.Count);

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void The_model_finds_a_disk_that_does_not_sync_and_a_cursor_that_does_not_wait(bool syncs, bool waits)
    {
        Action broken = () => Schedules.Sample(schedule => CrashedOutbox.Run(schedule, syncs, waits), iter: 10_000);
        broken.Should().Throw<CsCheckException>();
    }
}
