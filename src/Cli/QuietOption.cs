using System.CommandLine;

namespace SchemaPacks.Cli;

/// <summary>The option <c>--quiet</c>.</summary>
internal static class QuietOption
{
    public static Option<bool> Create() => new("--quiet", "-q") { Description = "Write only what is wrong, and nothing where all is well: the exit code says which. Does not change --format json." };
}
