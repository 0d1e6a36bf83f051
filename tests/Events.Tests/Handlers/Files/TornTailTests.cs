using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Recovering;
using SchemaPacks.Handlers.Files.Segments;
using SchemaPacks.Tests.Events.Handlers.Files.Crashing;

namespace SchemaPacks.Tests.Events.Handlers.Files;

/// <summary>A segment whose last record was cut or changed at every one of its bytes.</summary>
public sealed class TornTailTests
{
    private const string Whole = "{\"n\":1,\"text\":\"\u00e4\u2603\"}\n{\"n\":2}\n";
    private const string Last = "{\"n\":3,\"text\":\"a \\\"b\\\" \u00e4\u2603\ud83d\ude00\",\"deep\":{\"list\":[1,2.5e3,null,true]}}\n";

    private static readonly byte[] WholeBytes = Encoding.UTF8.GetBytes(Whole), LastBytes = Encoding.UTF8.GetBytes(Last);

    [Fact]
    public void A_record_that_is_cut_at_any_byte_is_set_aside_whole_and_those_before_it_stay()
    {
        for (int length = 0; length < LastBytes.Length; length++)
        {
            (string records, byte[] torn) = Recover([.. WholeBytes, .. LastBytes[..length]]);
            records.Should().Be(Whole);
            torn.Should().Equal(LastBytes[..length]);
        }

        Recover([.. WholeBytes, .. LastBytes]).Records.Should().Be(Whole + Last);
    }

    [Fact]
    public void A_record_with_a_zero_at_any_byte_is_set_aside_whole_and_those_around_it_stay()
    {
        for (int at = 0; at < LastBytes.Length; at++)
        {
            byte[] damaged = [.. LastBytes];
            damaged[at] = 0;
            (string records, byte[] torn) = Recover([.. WholeBytes, .. damaged]);
            records.Should().Be(Whole);
            torn.Should().Equal(damaged);
            if (at == LastBytes.Length - 1)
                continue; // without its line feed it is one line with the next

            (records, torn) = Recover([.. WholeBytes, .. damaged, .. LastBytes]);
            records.Should().Be(Whole + Last);
            torn.Should().Equal(damaged);
        }
    }

    [Fact]
    public void A_record_followed_by_zeros_of_any_number_stays()
    {
        for (int zeros = 1; zeros < 600; zeros++)
        {
            (string records, byte[] torn) = Recover([.. WholeBytes, .. new byte[zeros]]);
            records.Should().Be(Whole);
            torn.Should().Equal(new byte[zeros]);
        }
    }

    private static (string Records, byte[] Torn) Recover(byte[] bytes)
    {
        var disk = new SimulatedDisk(new Random(1));
        var folder = new SegmentFolder(disk, SimulatedDisk.Folder, "events");
        using (IDiskFile file = disk.Create(folder.PathOf(1, SegmentFolder.Text)))
            file.Write(bytes, 0);
        new FolderRecovery(folder, NullLogger.Instance).Run();
        SegmentVerifier.Verify(folder).Should().BeEmpty();
        byte[] torn = disk.List(SimulatedDisk.Folder).Any(name => name.EndsWith(".torn", StringComparison.Ordinal)) ? Read(disk, folder.PathOf(1, SegmentFolder.Torn)) : [];
        return (Encoding.UTF8.GetString(Read(disk, folder.PathOf(1, SegmentFolder.Text))), torn);
    }

    private static byte[] Read(SimulatedDisk disk, string path)
    {
        using IDiskFile file = disk.Open(path, forWriting: false);
        byte[] bytes = new byte[file.Length];
        file.Read(bytes, 0);
        return bytes;
    }
}
