using System.Globalization;

namespace SchemaPacks.Benchmarks.Startup;

/// <summary>What one process measured.</summary>
internal sealed record StartupFigures(double Milliseconds, double ProcessorMilliseconds, double Mebibytes, double BytesPerSchema, double[] ReloadMilliseconds)
{
    public override string ToString() =>
        string.Join(' ', new[] { Milliseconds, ProcessorMilliseconds, Mebibytes, BytesPerSchema }.Concat(ReloadMilliseconds).Select(figure => figure.ToString("0.###", CultureInfo.InvariantCulture)));

    public static StartupFigures Parse(string line)
    {
        double[] figures = [.. line.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        return new StartupFigures(figures[0], figures[1], figures[2], figures[3], figures[4..]);
    }
}
