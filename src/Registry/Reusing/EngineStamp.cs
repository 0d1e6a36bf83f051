using System.Globalization;
using System.Reflection;
using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;

namespace SchemaPacks.Reusing;

/// <summary>Names everything beside a schema's bytes that decides what is found in it: the builds of the code that reads and judges, and their options.</summary>
internal static class EngineStamp
{
    /// <returns>Null where formats that the application brings decide as well: code has no name that would change with it.</returns>
    public static string? Of(SchemaRegistryOptions options) => options.Validation.Formats.Count > 0 ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{Build(typeof(Diagnostic))} {Build(typeof(EngineStamp))} {Build(typeof(DocumentParser))} {Build(typeof(SchemaCompiler))} {Build(typeof(YamlDotNet.Core.Parser))} {Environment.Version} {options.Strict} {options.ParsingLimits} {options.Validation}");

    // Differs from build to build, and for one source and compiler stays the same.
    private static Guid Build(Type type) => type.Module.ModuleVersionId;
}
