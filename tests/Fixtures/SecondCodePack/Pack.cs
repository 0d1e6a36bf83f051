using System.Text;
using SchemaPacks;

[assembly: TelemetrySchemas("SecondCodePack.Schemas")]
[assembly: PackModule(typeof(SecondCodePack.Module))]

namespace SecondCodePack;

/// <summary>Brings one format, whose name its operator may choose.</summary>
public sealed class Module : IPackModule
{
    public void Register(IPackBuilder pack) => pack.AddFormat<VersionCheck>(pack.Settings.GetValueOrDefault("format") ?? "yaml-version");
}

/// <summary>Holds for the version of the library that the pack runs with.</summary>
public sealed class VersionCheck : IFormatCheck
{
    public bool Holds(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8) == YamlDotNet.OnlyHere.Version;
}
