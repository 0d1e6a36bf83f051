using System.Buffers.Binary;
using System.Text;
using SchemaPacks.Scanning;

namespace SchemaPacks.Tests.Scanning.Packages;

/// <summary>Packages that somebody made to do harm, or that broke on the way.</summary>
public sealed class HostilePackageTests
{
    // Offsets in an entry of the directory and in a local header (APPNOTE 4.3.12 and 4.3.7).
    private const int CentralFlags = 8;
    private const int CentralMethod = 10;
    private const int CentralSize = 24;
    private const int CentralAttributes = 38;
    private const int LocalName = 30;

    [Theory]
    [InlineData("../x.txt")]
    [InlineData("lib/../../x.txt")]
    [InlineData("a\\..\\..\\x.txt")]
    [InlineData("/etc/x")]
    [InlineData("C:\\x")]
    [InlineData("C:/x")]
    [InlineData("a/./../../x")]
    [InlineData("lib/net8.0/..")]
    [InlineData("lib/./x")]
    [InlineData("lib//x")]
    [InlineData("%2e%2e/x.txt")]
    [InlineData("..%2fx.txt")]
    [InlineData("%2Fetc/x")]
    [InlineData("lib%5c..%5cx")]
    [InlineData("a\0b")]
    [InlineData("a%00b")]
    [InlineData("x.txt:stream")]
    [InlineData("//server/share/x")]
    [InlineData("LIB/NETSTANDARD2.0/goodpack.DLL")]
    [InlineData("acme.events.NUSPEC")]
    [InlineData("lib/netstandard2.0/GoodPack.dll")]
    [InlineData("lib/netstandard2.0/GoodPack%2edll")]
    [InlineData("lib/netstandard2.0/GoodPack.dll/")]
    public void An_unsafe_name_or_one_name_twice_is_refused_with_SP1014(string name) =>
        Refused(TestPackage.Good().With(name, name.EndsWith('/') ? "" : "x").Build(), "SP1014");

    [Fact]
    public void A_name_that_is_not_UTF8_is_refused_with_SP1014()
    {
        byte[] package = TestPackage.Good().With("QQQQ", "x").Build();
        for (int at; (at = package.AsSpan().IndexOf("QQQQ"u8)) >= 0;)
            package.AsSpan(at, 4).Fill(0xff);
        Refused(package, "SP1014");
    }

    [Theory]
    [InlineData(0xA1FF)] // a symbolic link
    [InlineData(0x1180)] // a pipe
    [InlineData(0x6180)] // a block device
    public void A_link_or_a_device_is_refused_with_SP1014(int mode)
    {
        Refused(TestPackage.Good().With("lib/netstandard2.0/link.dll", "/etc/passwd").Build(entry =>
        {
            if (entry.Name == "link.dll")
                entry.ExternalAttributes = mode << 16;
        }), "SP1014");
    }

    [Theory]
    [InlineData(0x0001)]
    [InlineData(0x0040)]
    [InlineData(0x2000)]
    public void An_encrypted_entry_is_refused_with_SP1014(int flag)
    {
        byte[] package = TestPackage.Good().Build();
        package.AsSpan(Central(package) + CentralFlags)[flag > 255 ? 1 : 0] |= (byte)(flag > 255 ? flag >> 8 : flag);
        Refused(package, "SP1014");
    }

    [Fact]
    public void A_bomb_is_refused_by_its_ratio_with_SP1015()
    {
        byte[] package = TestPackage.Good().With("lib/netstandard2.0/big.dll", new byte[32 << 20]).Build();
        package.Length.Should().BeLessThan(100_000);
        Refused(package, "SP1015");
    }

    [Fact]
    public void A_bomb_in_a_folder_that_is_never_read_is_refused_too_SP1015() =>
        Refused(TestPackage.Good().With("content/big.txt", new byte[8 << 20]).Build(), "SP1015");

    [Fact]
    public void A_bomb_of_many_entries_is_refused_by_their_sum_with_SP1015()
    {
        TestPackage package = TestPackage.Good();
        for (int i = 0; i < 300; i++)
            package.With($"content/{i}.txt", new byte[1 << 20]);
        Refused(package.Build(), "SP1015");
    }

    [Fact]
    public void Too_many_entries_are_refused_unread_with_SP1015()
    {
        TestPackage package = TestPackage.Good();
        for (int i = 0; i < 10_000; i++)
            package.With($"content/{i}", "");
        Refused(package.Build(), "SP1015");
    }

    [Fact]
    public void An_assembly_beyond_the_limit_of_a_file_is_refused_with_SP1015()
    {
        byte[] package = TestPackage.Good().With("lib/netstandard2.0/noise.dll", Noise(200_000)).Build();
        Refused(package, "SP1015", new ScanLimits { FileBytes = 100_000 });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(100_000)]
    public void An_entry_of_another_size_than_both_headers_say_is_refused_with_SP1013(int difference)
    {
        byte[] package = TestPackage.Good().Build();
        int central = Central(package, "GoodPack.dll");
        int local = BinaryPrimitives.ReadInt32LittleEndian(package.AsSpan(central + 42));
        int size = BinaryPrimitives.ReadInt32LittleEndian(package.AsSpan(central + CentralSize));
        BinaryPrimitives.WriteInt32LittleEndian(package.AsSpan(central + CentralSize), size + difference);
        BinaryPrimitives.WriteInt32LittleEndian(package.AsSpan(local + 22), size + difference);
        Refused(package, "SP1013");
    }

    [Fact]
    public void A_bomb_that_says_it_is_small_stops_at_what_it_says_SP1013()
    {
        byte[] package = TestPackage.Good().With("lib/netstandard2.0/big.dll", new byte[64 << 20]).Build();
        int central = Central(package, "big.dll");
        int local = BinaryPrimitives.ReadInt32LittleEndian(package.AsSpan(central + 42));
        BinaryPrimitives.WriteInt32LittleEndian(package.AsSpan(central + CentralSize), 1_000);
        BinaryPrimitives.WriteInt32LittleEndian(package.AsSpan(local + 22), 1_000);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused(package, "SP1013");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(4 << 20);
    }

    [Fact]
    public void A_local_header_that_contradicts_the_directory_is_refused_with_SP1013()
    {
        byte[] package = TestPackage.Good().Build();
        package[LocalName] ^= 0x20; // the nuspec's first letter in its local header alone
        Refused(package, "SP1013");
    }

    [Fact]
    public void Entries_that_share_their_bytes_are_refused_with_SP1013()
    {
        byte[] package = TestPackage.Good().With("content/aaaa.txt", "same").With("content/bbbb.txt", "same").Build();
        byte[] name = Encoding.ASCII.GetBytes("content/aaaa.txt");
        int first = package.AsSpan().IndexOf(name) - LocalName;
        int second = Central(package, "bbbb.txt");
        name.CopyTo(package, second + 46); // the second entry takes the first one's name and bytes,
        int central = Central(package, "aaaa.txt");
        "content/bbbb.txt"u8.CopyTo(package.AsSpan(central + 46)); // which takes the second one's
        BinaryPrimitives.WriteInt32LittleEndian(package.AsSpan(second + 42), first);
        "content/bbbb.txt"u8.CopyTo(package.AsSpan(first + LocalName));
        "content/bbbb.txt"u8.CopyTo(package.AsSpan(second + 46));
        "content/cccc.txt"u8.CopyTo(package.AsSpan(central + 46));
        Refused(package, "SP1013");
    }

    [Fact]
    public void Another_packing_method_is_refused_with_SP1013()
    {
        byte[] package = TestPackage.Good().Build();
        package[Central(package) + CentralMethod] = 14; // LZMA
        Refused(package, "SP1013");
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("<html>this is a login page</html>, longer than the end of an archive")]
    public void What_is_no_archive_is_refused_with_SP1013(string text) => Refused(Encoding.ASCII.GetBytes(text), "SP1013");

    [Fact]
    public void A_package_cut_anywhere_is_refused_with_SP1013()
    {
        byte[] package = TestPackage.Good().Build();
        for (int length = 0; length < package.Length; length += 7)
            Refused(package[..length], "SP1013");
    }

    [Fact]
    public void Bytes_before_or_after_the_archive_are_refused_with_SP1013()
    {
        byte[] package = TestPackage.Good().Build();
        Refused([.. package, 0], "SP1013");
        Refused([0, .. package], "SP1013");
    }

    [Theory]
    [InlineData("<package><metadata><id>A</id></metadata></package>")]
    [InlineData("<package><metadata><version>1.0.0</version></metadata></package>")]
    [InlineData("<package><metadata><id>../../A</id><version>1.0.0</version></metadata></package>")]
    [InlineData("<package><metadata><id>A..B</id><version>1.0.0</version></metadata></package>")]
    [InlineData("<package><metadata><id>A</id><version>one</version></metadata></package>")]
    [InlineData("<package></package>")]
    [InlineData("<package><metadata>")]
    [InlineData("")]
    [InlineData("""<!DOCTYPE package [<!ENTITY x SYSTEM "file:///etc/passwd">]><package><metadata><id>&x;</id><version>1.0.0</version></metadata></package>""")]
    [InlineData("""<!DOCTYPE package [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><package><metadata><id>&b;</id><version>1.0.0</version></metadata></package>""")]
    public void A_nuspec_that_says_nothing_or_has_a_document_type_is_refused_with_SP1016(string nuspec) =>
        Refused(TestPackage.Bare().With("a.nuspec", nuspec).WithFixture("lib/net8.0/GoodPack.dll", "GoodPack").Build(), "SP1016");

    [Fact]
    public void No_nuspec_and_two_of_them_are_refused_with_SP1016()
    {
        Refused(TestPackage.Bare().WithFixture("lib/net8.0/GoodPack.dll", "GoodPack").Build(), "SP1016");
        Refused(TestPackage.Good().With("second.nuspec", "<package/>").Build(), "SP1016");
    }

    [Fact]
    public void A_nuspec_that_nests_without_end_costs_no_stack_SP1016() =>
        Refused(TestPackage.Bare().With("a.nuspec", string.Concat(Enumerable.Repeat("<a>", 300_000))).Build(), "SP1016");

    private static void Refused(byte[] package, string code, ScanLimits? limits = null)
    {
        PackScan scan = new PackScanner(limits).ScanPackage("hostile.nupkg", package);
        scan.Candidates.Should().BeEmpty();
        Diagnostic finding = scan.Findings.Should().ContainSingle().Which;
        finding.Code.Should().Be(code, finding.Message);
        finding.Message.Should().Contain("'hostile.nupkg' is refused");
        finding.Message.Any(char.IsControl).Should().BeFalse();
    }

    /// <summary>Where the directory begins, or its entry of that file.</summary>
    private static int Central(byte[] package, string? file = null)
    {
        int start = BinaryPrimitives.ReadInt32LittleEndian(package.AsSpan(package.Length - 6));
        return file is null ? start : package.AsSpan(0, start + package.AsSpan(start).IndexOf(Encoding.ASCII.GetBytes(file))).LastIndexOf("PK\u0001\u0002"u8);
    }

    private static byte[] Noise(int length)
    {
        byte[] bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
