using System.Text.Json;
using SchemaPacks.JsonSchema.Reading;
using SchemaPacks.Tests.Suite;

namespace SchemaPacks.Tests.Reading;

/// <summary>nst/JSONTestSuite: what must be JSON, what must not, and what we have decided where the specification leaves it open.</summary>
public class JsonTestSuiteTests
{
    // null: accepted. A number of any size is JSON and is compared exactly; what is no Unicode text is refused, and so is what nests too deep.
    private static readonly Dictionary<string, JsonTextProblemKind?> Open = new()
    {
        ["i_number_double_huge_neg_exp.json"] = null,
        ["i_number_huge_exp.json"] = null,
        ["i_number_neg_int_huge_exp.json"] = null,
        ["i_number_pos_double_huge_exp.json"] = null,
        ["i_number_real_neg_overflow.json"] = null,
        ["i_number_real_pos_overflow.json"] = null,
        ["i_number_real_underflow.json"] = null,
        ["i_number_too_big_neg_int.json"] = null,
        ["i_number_too_big_pos_int.json"] = null,
        ["i_number_very_big_negative_int.json"] = null,
        ["i_object_key_lone_2nd_surrogate.json"] = JsonTextProblemKind.LoneSurrogate,
        ["i_string_1st_surrogate_but_2nd_missing.json"] = JsonTextProblemKind.LoneSurrogate,
        ["i_string_1st_valid_surrogate_2nd_invalid.json"] = JsonTextProblemKind.LoneSurrogate,
        ["i_string_UTF-16LE_with_BOM.json"] = JsonTextProblemKind.InvalidUtf8,
        ["i_string_UTF-8_invalid_sequence.json"] = JsonTextProblemKind.InvalidUtf8,
        ["i_string_UTF8_surrogate_U+D800.json"] = JsonTextProblemKind.InvalidUtf8,
        ["i_string_incomplete_surrogate_and_escape_valid.json"] = JsonTextProblemKind.LoneSurrogate,
        ["i_string_incomplete_surrogate_pair.json"] = JsonTextProblemKind.LoneSurrogate,
        ["i_string_incomplete_surrogates_escape_valid.json"] = JsonTextProblemKind.LoneSurrogate,
        ["i_string_invalid_lonely_surrogate.json"] = JsonTextProblemKind.LoneSurrogate,
        ["i_string_invalid_surrogate.json"] = JsonTextProblemKind.LoneSurrogate,
        ["i_string_invalid_utf-8.json"] = JsonTextProblemKind.InvalidUtf8,
        ["i_string_inverted_surrogates_U+1D11E.json"] = JsonTextProblemKind.LoneSurrogate,
        ["i_string_iso_latin_1.json"] = JsonTextProblemKind.InvalidUtf8,
        ["i_string_lone_second_surrogate.json"] = JsonTextProblemKind.LoneSurrogate,
        ["i_string_lone_utf8_continuation_byte.json"] = JsonTextProblemKind.InvalidUtf8,
        ["i_string_not_in_unicode_range.json"] = JsonTextProblemKind.InvalidUtf8,
        ["i_string_overlong_sequence_2_bytes.json"] = JsonTextProblemKind.InvalidUtf8,
        ["i_string_overlong_sequence_6_bytes.json"] = JsonTextProblemKind.InvalidUtf8,
        ["i_string_overlong_sequence_6_bytes_null.json"] = JsonTextProblemKind.InvalidUtf8,
        ["i_string_truncated-utf-8.json"] = JsonTextProblemKind.InvalidUtf8,
        ["i_string_utf16BE_no_BOM.json"] = JsonTextProblemKind.InvalidUtf8,
        ["i_string_utf16LE_no_BOM.json"] = JsonTextProblemKind.InvalidUtf8,
        ["i_structure_500_nested_arrays.json"] = JsonTextProblemKind.TooDeep,
        ["i_structure_UTF-8_BOM_empty_object.json"] = JsonTextProblemKind.ByteOrderMark,
    };

    [Fact]
    public void Everything_that_is_JSON_is_accepted_but_for_duplicate_names()
    {
        var refused = Files("y_").Where(file => JsonText.Check(File.ReadAllBytes(file)) is not null).Select(Path.GetFileName);

        refused.Should().BeEquivalentTo("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json");
    }

    [Fact]
    public void Nothing_that_is_no_JSON_is_accepted() =>
        Files("n_").Where(file => JsonText.Check(File.ReadAllBytes(file)) is null).Should().BeEmpty();

    [Fact]
    public void What_the_specification_leaves_open_is_decided() =>
        Files("i_").ToDictionary(file => Path.GetFileName(file), file => JsonText.Check(File.ReadAllBytes(file))?.Kind).Should().BeEquivalentTo(Open);

    [Fact]
    public void What_is_accepted_can_be_read_whole()
    {
        foreach (var file in Files("y_").Concat(Files("i_")))
        {
            if (!JsonText.TryParse(File.ReadAllBytes(file), out var document, out _))
                continue;
            using (document)
                document.RootElement.ValueKind.Should().NotBe(JsonValueKind.Undefined);
        }
    }

    private static string[] Files(string prefix)
    {
        var files = Directory.GetFiles(Path.Combine(TestFolders.Public("json-test-suite"), "test_parsing"), prefix + "*.json");
        files.Should().NotBeEmpty();
        return files;
    }
}
