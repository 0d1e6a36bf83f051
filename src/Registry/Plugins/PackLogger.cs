using Microsoft.Extensions.Logging;

namespace SchemaPacks.Plugins;

/// <summary>The host's log as a pack sees it: texts go in, and nothing of the pack's own types.</summary>
internal sealed class PackLogger(string pack, ILogger logger) : IPackLogger
{
    public void Log(DiagnosticSeverity severity, string message) => logger.PackSays(
        severity switch
        {
            DiagnosticSeverity.Error => LogLevel.Error,
            DiagnosticSeverity.Warning => LogLevel.Warning,
            _ => LogLevel.Information,
        },
        pack,
        message);
}
