using System.Text;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Formats;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Tests.Formats;

/// <summary>Examples of each format's grammar, each asked of the fast run, which must not allocate for one that holds, and of the explaining pass.</summary>
public sealed class FormatExamplesTests
{
    private static readonly Dictionary<string, (string[] Hold, string[] Fail)> Examples = new()
    {
        ["date-time"] = (["2026-11-24T10:52:47Z", "1990-12-31t23:59:60z", "2020-02-29T00:00:00.123456789012345678901234567890-12:30"], ["2026-11-24", "2026-11-24T10:52:47", "1990-12-31T22:59:60Z", "2021-02-29T00:00:00Z", "2026-11-24T10:52:47+24:00", "२०२६-11-24T10:52:47Z"]),
        ["date"] = (["2024-02-29", "2000-02-29"], ["1900-02-29", "2024-13-01", "2024-00-01", "2024-1-1", "2024-02-30", ""]),
        ["time"] = (["10:52:47Z", "23:59:60+00:00", "00:29:60+00:30", "10:52:47.1-23:59"], ["10:52:47", "24:00:00Z", "10:52Z", "10:52:47.Z", "23:58:60Z", "10:52:47+1:00", ""]),
        ["duration"] = (["P1Y2M3DT4H5M6S", "P4W", "PT0S", "P1YT1H"], ["P", "PT", "P1", "1Y", "P1Y1D", "P1W1D", "PT1D", "P-1D", "p1D", "P१D"]),
        ["email"] = (["a@b", "\"a b\\\"\"@c.d", "a.b!#$%&'*+-/=?^_`{|}~@[IPv6:::1]", "a@[127.0.0.1]"], ["a", "@b", "a@", "a..b@c", ".a@b", "a.@b", "a b@c", "\"a\"b\"@c", "é@b", "a@[300.1.1.1]", "a@-b"]),
        ["idn-email"] = (["é@b", "\"é é\"@例え.テスト", "a@xn--9n2bp8q"], ["é", "é é@b", "a@\u0300b", "a@xn--X"]),
        ["hostname"] = (["a", "1.2.3.4", "a-b.c", "A.b", "xn--9n2bp8q.com", "XN--9N2BP8Q"], ["", ".", "a.", "-a", "a-", "a_b", "é", "xn--x", "xn--", "a.xn--x", "xn--9n2bp8q-", "xn--zzzzzzzzzzzz99999999"]),
        ["idn-hostname"] = (["a", "例え。テスト", "ß", "אב.a", "a.אב1", "xn--9n2bp8q"], ["", "a。", "\u0300a", "É", "א1٠", "0a.א", "ab--c", "é-", "a\u00B7l", "a b", "\U0001F600"]),
        ["ipv4"] = (["0.0.0.0", "255.255.255.255"], ["256.0.0.0", "01.0.0.0", "1.2.3", "1.2.3.4.5", "+1.2.3.4", "1.2.3.4 ", "१.2.3.4", ""]),
        ["ipv6"] = (["::", "::1", "1::", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4"], [":", ":::", "1:2:3:4:5:6:7", "1::2::3", "12345::", "::1%eth0", "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3", "g::", ""]),
        ["uri"] = (["http://a.b/c?d#e", "urn:a:b", "a://u:p@[::1]:80/%20", "a:", "http://[v1.a:b]/"], ["a", "//b", "1:b", "a:b c", "a:%2", "a:é", "http://[::1/", "http://[v.a]/", "a:#b#c", "a://b:c"]),
        ["uri-reference"] = (["", "a", "#b", "?c", "//d", "./a:b"], ["a b", "\\", "%", "1a:b", "é"]),
        ["iri"] = (["http://é/ü?\uE000#ß", "a:💩"], ["é", "a:\uE000", "a:\u0085"]),
        ["iri-reference"] = (["é", "#é", "./é:b"], ["é b", "\uE000", "é:b"]),
        ["uri-template"] = (["", "a{b}{?c*,d:12}", "%41{+e.f}é", "{%41}"], ["{", "}", "a{}", "{a,}", "{a:0}", "{a:12345}", "{a b}", "%4", "{a..b}", "<"]),
        ["json-pointer"] = (["", "/", "/a~0~1/é"], ["a", "/~", "/~2", "#/a"]),
        ["relative-json-pointer"] = (["0", "1/a", "0#", "2+1/b", "1-2#"], ["", "01", "-1/a", "1a", "/a", "1+0", "0##"]),
        ["regex"] = (["", "^a[b-c]{2,3}\\p{L}$", "(?=a)b"], ["(", "[", "a**", "\\Z"]),
        ["uuid"] = (["2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380"], ["2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g", "{2eb8aa08-aa98-11ea-b4aa-73b441d1638}"]),
    };

    public static TheoryData<string> Formats => new(FormatTable.Names);

    /// <summary>All but <c>regex</c>, which is parsed into a tree to tell.</summary>
    public static TheoryData<string> BytewiseFormats => new(FormatTable.Names.Where(format => format != "regex"));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Both_passes_judge_a_format_by_its_grammar(string format)
    {
        var validator = Validator(format);
        foreach (var (texts, holds) in ((string[], bool)[])[(Examples[format].Hold, true), (Examples[format].Fail, false)])
        {
            foreach (var text in texts)
            {
                var instance = Instance(text);
                validator.RunFast(instance).Should().Be(holds ? FastVerdict.Valid : FastVerdict.Refused, "'{0}' is{1} {2}", text, holds ? "" : " no", format);
                validator.Evaluate(instance).IsValid.Should().Be(holds, "'{0}' is{1} {2}", text, holds ? "" : " no", format);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_text_longer_than_any_buffer_is_judged_by_the_fast_run(string format)
    {
        var validator = Validator(format);
        foreach (var text in (string[])[new('a', 100_000), new('é', 100_000), new('.', 100_000), new('1', 100_000), "/" + new string('a', 100_000), "a:" + new string('b', 100_000)])
            validator.RunFast(Instance(text)).Should().Be(validator.Evaluate(Instance(text)).IsValid ? FastVerdict.Valid : FastVerdict.Refused);
    }

    [Theory]
    [MemberData(nameof(BytewiseFormats))]
    public void Judging_a_format_allocates_nothing(string format)
    {
        var validator = Validator(format);
        var instances = Examples[format].Hold.Concat(Examples[format].Fail).Select(Instance).ToArray();
        foreach (var instance in instances)
            validator.IsValid(instance);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
        {
            foreach (var instance in instances)
                validator.IsValid(instance);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private static JsonSchemaValidator Validator(string format) =>
        Schemas.Validator($$"""{"$schema":"https://json-schema.org/draft/2020-12/schema","format":"{{format}}"}""", new SchemaOptions { AssertFormats = true });

    private static byte[] Instance(string text) => [(byte)'"', .. Encoding.UTF8.GetBytes(System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)), (byte)'"'];
}
