namespace SchemaPacks;

/// <summary>
/// Makes an assembly a schema pack: names the places in it that hold event schemas. A host reads this attribute, and the
/// embedded resources it names, from the file's metadata; no code of the assembly runs for that.
/// </summary>
/// <example>
/// <code>[assembly: TelemetrySchemas("ClientEvents.Schemas", "ClientEvents.Extras")]</code>
/// </example>
/// <param name="resourceNamespaces">
/// Prefixes of manifest resource names, without the final dot. <c>ClientEvents.Schemas</c> covers the resource
/// <c>ClientEvents.Schemas.schema1.yaml</c>. Resources that end in <c>.yaml</c>, <c>.yml</c> or <c>.json</c> are schemas.
/// </param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class TelemetrySchemasAttribute(params string[] resourceNamespaces) : Attribute
{
    /// <summary>The prefixes in the order written. Empty when the attribute names none, which is reported as <c>SP1004</c>.</summary>
    public IReadOnlyList<string> ResourceNamespaces { get; } = resourceNamespaces;
}
