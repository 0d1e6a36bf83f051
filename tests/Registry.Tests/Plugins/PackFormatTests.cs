using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.JsonSchema;
using SchemaPacks.Plugins;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Plugins;

/// <summary>Formats that packs bring: who sees them, and what a bad check can do.</summary>
public sealed class PackFormatTests : IDisposable
{
    private readonly CodePackSpace _space = new();

    [Fact]
    public async Task A_format_asserts_in_its_own_pack_and_in_those_that_depend_on_it_and_nowhere_else()
    {
        const string Text = "version: 1\nproperties:\n  cell: { format: even-length, categories: [unrestricted] }\n";
        SchemaRegistryOptions options = _space.Options();
        using var registry = new SchemaRegistry(options with
        {
            Sources =
            [
                .. options.Sources,
                PackSource.Documents("Dependent", ("a.yaml", "$id: dependent\n" + Text), ("b.yaml", "$id: reaching\nversion: 1\nproperties:\n  place: { $ref: fixture.place, categories: [unrestricted] }\n")).DependingOn("CodePack"),
                PackSource.Documents("Stranger", ("a.yaml", "$id: stranger\n" + Text)),
            ],
        });
        RegistrySnapshot snapshot = await registry.LoadAsync(TestContext.Current.CancellationToken);

        Judge(snapshot, "fixture.place", """{"cell":"abc"}""").Should().Be(SchemaStatus.Invalid);
        Judge(snapshot, "fixture.place", """{"cell":"abcd"}""").Should().Be(SchemaStatus.Valid);
        Judge(snapshot, "dependent", """{"cell":"abc"}""").Should().Be(SchemaStatus.Invalid);
        Judge(snapshot, "reaching", """{"place":{"cell":"abc"}}""").Should().Be(SchemaStatus.Invalid);
        Judge(snapshot, "stranger", """{"cell":"abc"}""").Should().Be(SchemaStatus.Valid);
    }

    [Fact]
    public async Task A_check_that_throws_accepts_nothing_and_is_counted()
    {
        using var registry = new SchemaRegistry(_space.Options("check"));
        RegistrySnapshot snapshot = await registry.LoadAsync(TestContext.Current.CancellationToken);

        Judge(snapshot, "fixture.place", """{"cell":"abcd"}""").Should().Be(SchemaStatus.FormatFailed);
        Judge(snapshot, "fixture.place", """{"seen":"x"}""").Should().Be(SchemaStatus.Valid);
        snapshot.Modules.Formats.Single().Failed.Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task What_was_counted_of_a_check_is_counted_on_when_its_code_is_loaded_again()
    {
        TrustedCodePack first = _space.Trust("check");
        _space.Put("other.txt", [1]);
        TrustedCodePack second = _space.Trust("check");
        File.Delete(_space.Folder["CodePack/other.txt"]);
        using var registry = new SchemaRegistry(_space.Options() with { Code = new CodePackOptions { Trusted = [first, second] } });
        RegistrySnapshot before = await registry.LoadAsync(TestContext.Current.CancellationToken);
        Judge(before, "fixture.place", """{"cell":"abcd"}""").Should().Be(SchemaStatus.FormatFailed);
        PackFormat format = before.Modules.Formats.Single();
        long failed = format.Failed;

        _space.Put("other.txt", [1]);
        RegistrySnapshot after = await registry.LoadAsync(TestContext.Current.CancellationToken);
        PackFormat again = after.Modules.Formats.Single();
        again.Should().NotBeSameAs(format);
        again.Failed.Should().Be(failed);
        Judge(after, "fixture.place", """{"cell":"abcd"}""").Should().Be(SchemaStatus.FormatFailed);
        again.Failed.Should().BeGreaterThan(failed);
    }

    [Fact]
    public void A_long_string_has_no_format_of_a_pack()
    {
        var format = new PackFormat("Acme", "any", new AnyCheck(() => { }), TimeSpan.FromSeconds(100), TimeProvider.System, NullLogger.Instance);
        format.Holds(new byte[PackFormat.MaxBytes]).Should().BeTrue();
        format.Holds(new byte[PackFormat.MaxBytes + 1]).Should().BeFalse();
    }

    [Fact]
    public void A_check_that_is_slow_again_and_again_is_left_alone_for_a_while()
    {
        var time = new SetTime();
        TimeSpan takes = TimeSpan.FromMilliseconds(150);
        int asked = 0;
        var format = new PackFormat("Acme", "any", new AnyCheck(() => { asked++; time.Now += takes; }), TimeSpan.FromMilliseconds(100), time, NullLogger.Instance);

        for (int call = 0; call < 5; call++)
            format.Holds("a"u8).Should().BeTrue("a slow answer is an answer");
        format.IsPaused.Should().BeTrue();
        FluentActions.Invoking(() => format.Holds("a"u8)).Should().Throw<InvalidOperationException>();
        asked.Should().Be(5);
        format.Slow.Should().Be(5);

        time.Now += TimeSpan.FromSeconds(31);
        takes = TimeSpan.Zero;
        format.Holds("a"u8).Should().BeTrue("it is tried again");
        format.IsPaused.Should().BeFalse();
    }

    public void Dispose() => _space.Dispose();

    private static SchemaStatus Judge(RegistrySnapshot snapshot, string id, string instance)
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(instance);
        JsonSchemaValidator validator = snapshot.Find(new SchemaKey(id, 1))!.Validator;
        SchemaStatus status = validator.Evaluate(utf8).Status;
        validator.IsValid(utf8).Should().Be(status == SchemaStatus.Valid);
        return status;
    }

    private sealed class AnyCheck(Action asked) : IFormatCheck
    {
        public bool Holds(ReadOnlySpan<byte> utf8)
        {
            asked();
            return true;
        }
    }

    private sealed class SetTime : TimeProvider
    {
        public TimeSpan Now { get; set; } = TimeSpan.FromDays(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
