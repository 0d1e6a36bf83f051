using System.Buffers;
using System.Text;
using ClientEvents;
using SchemaPacks.Testing;
using SchemaPacks.Testing.Asserting;

namespace SchemaPacks.Tests.Testing;

/// <summary>Events of the types that the build of a sample pack wrote.</summary>
public sealed class TypedEventTests
{
    [Fact]
    public async Task An_event_of_a_generated_type_is_recorded_as_its_schema_has_it()
    {
        await using TestEventLog log = TestEventLog.Of(TestPacks.Named("ClientEvents"));
        EventOutcome outcome = await log.RecordAsync(new PageViewV2
        {
            Path = "/lab/tree/welcome.ipynb",
            Trigger = PageViewV2.TriggerValue.Link,
            Milliseconds = 412,
            Viewer = new() { Session = new Guid("3f0f3b6e-2f0a-4a3c-9a38-6d1c5a2f7f11") },
        }, cancellationToken: TestContext.Current.CancellationToken);

        outcome.ShouldBeRecorded();
        log.Should().HaveRecorded("https://example.jupyter.org/page-view", 2).Once()
            .With(new { path = "/lab/tree/welcome.ipynb", trigger = "link", milliseconds = 412, viewer = new { session = "3f0f3b6e-2f0a-4a3c-9a38-6d1c5a2f7f11" } });
    }

    [Fact]
    public void Writing_an_event_allocates_nothing()
    {
        var view = new PageViewV2 { Path = "/lab", Trigger = PageViewV2.TriggerValue.Reload, Milliseconds = 7, Viewer = new() { Session = Guid.Empty, Name = "ada" } };
        var utf8 = new ArrayBufferWriter<byte>(4_096);
        view.WriteTo(utf8);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            utf8.ResetWrittenCount();
            view.WriteTo(utf8);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        Encoding.UTF8.GetString(utf8.WrittenSpan).Should().Be("""{"path":"/lab","trigger":"reload","milliseconds":7,"viewer":{"session":"00000000-0000-0000-0000-000000000000","name":"ada"}}""");
    }

    [Fact]
    public async Task A_member_of_any_shape_takes_what_the_schema_takes_and_no_more()
    {
        await using TestEventLog log = TestEventLog.Of(TestPacks.Named("ClientEvents"));
        SurveyAnswerV1_0 answer = new() { Survey = "spring", Question = 1, Answer = 5 };

        (await log.RecordAsync(answer, cancellationToken: TestContext.Current.CancellationToken)).ShouldBeRecorded();
        (await log.RecordAsync(answer with { Answer = "words of my own" }, cancellationToken: TestContext.Current.CancellationToken)).ShouldBeRecorded();
        (await log.RecordAsync(answer with { Answer = 6 }, cancellationToken: TestContext.Current.CancellationToken)).ShouldBeRefused("SP5009", "/answer");
    }
}
