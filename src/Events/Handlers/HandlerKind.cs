using SchemaPacks.Configuration;

namespace SchemaPacks.Handlers;

/// <summary>A kind of handler that settings can name.</summary>
/// <param name="Name">What stands in <c>Kind</c>.</param>
/// <param name="Settings">The names of the settings that only this kind has.</param>
/// <param name="IsRequired">Whether its handlers are required unless settings say otherwise.</param>
/// <param name="Read">Reads those settings of the handler of a name.</param>
internal sealed record HandlerKind(string Name, IReadOnlyList<string> Settings, bool IsRequired, Func<string, SettingSection, HandlerFactory> Read);
