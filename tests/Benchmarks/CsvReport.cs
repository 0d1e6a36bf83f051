using System.Globalization;

namespace SchemaPacks.Benchmarks;

/// <summary>
/// The form that every benchmark prints: a header, then one line per figure, as CSV with invariant numbers. Remarks begin with
/// <c># </c> and have fewer than five commas, so that a script tells them apart.
/// </summary>
internal sealed class CsvReport
{
    private readonly TextWriter _output;

    public CsvReport(TextWriter output)
    {
        _output = output;
        _output.WriteLine("contender,case,metric,min,median,max");
    }

    public void Row(string contender, string name, string metric, IEnumerable<double> samples)
    {
        var sorted = samples.Order().ToArray();
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contender},{name},{metric},{sorted[0]:0.###},{sorted[sorted.Length / 2]:0.###},{sorted[^1]:0.###}"));
        _output.Flush();
    }

    public void Remark(string text)
    {
        _output.WriteLine("# " + text.ReplaceLineEndings(" ").Replace(',', ';'));
        _output.Flush();
    }
}
