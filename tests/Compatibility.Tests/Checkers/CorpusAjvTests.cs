using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using SchemaPacks.Compatibility;
using SchemaPacks.Tests.Corpus;

namespace SchemaPacks.Tests.Checkers;

/// <summary>ajv, a validator by other people, judges what the corpus lists and what the comparer shows.</summary>
public class CorpusAjvTests
{
    [Fact]
    public async Task Listed_values_and_witnesses_are_judged_by_ajv_as_they_should_be()
    {
        var request = new AjvRequest();
        int witnesses = 0;
        foreach (var group in CorpusComparison.All.GroupBy(each => each.Pair))
        {
            CorpusPair pair = group.Key;
            int old = request.Add(pair.Dialect, pair.Json.GetProperty("old")), @new = request.Add(pair.Dialect, pair.Json.GetProperty("new"));
            foreach (JsonElement value in pair.TakenByBoth)
                Ask(JsonMarshal.GetRawUtf8Value(value).ToArray(), true, true);
            foreach (CompatibilityDirection direction in Enum.GetValues<CompatibilityDirection>())
            {
                bool isBackward = direction == CompatibilityDirection.Backward;
                foreach (JsonElement value in pair.CounterExamples(direction))
                    Ask(JsonMarshal.GetRawUtf8Value(value).ToArray(), isBackward, !isBackward);
                foreach (ReadOnlyMemory<byte> witness in group.Where(each => each.Direction == direction).Select(each => each.Result.Witness).OfType<ReadOnlyMemory<byte>>())
                {
                    Ask(witness, isBackward, !isBackward);
                    witnesses++;
                }
            }

            void Ask(ReadOnlyMemory<byte> value, bool isOld, bool isNew)
            {
                request.Ask($"{pair.Name}: {Encoding.UTF8.GetString(value.Span)}", old, value, isOld);
                request.Ask($"{pair.Name}: {Encoding.UTF8.GetString(value.Span)}", @new, value, isNew);
            }
        }

        var differs = await Node.AskAjvAsync(request);

        TestContext.Current.TestOutputHelper!.WriteLine($"{request.Count / 2} values shown to ajv, {witnesses} of them witnesses");
        differs.Select(each => each.Name[..each.Name.IndexOf(':', StringComparison.Ordinal)]).Distinct().Should().BeEquivalentTo(AjvExceptions.Of("corpus"), "{0}", string.Join("; ", differs));
    }
}
