using System.Globalization;

namespace SchemaPacks.Cli;

/// <summary>Numbers of things in sentences.</summary>
internal static class Amount
{
    /// <summary><c>1,200</c>.</summary>
    public static string Of(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>1 record</c>, <c>1,200 records</c>.</summary>
    public static string Of(long count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");
}
