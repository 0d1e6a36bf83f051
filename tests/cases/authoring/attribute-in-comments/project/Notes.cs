// [assembly: TelemetrySchemas("Acme.Comments.Schemas")]
/* or, with another name:
[assembly: SchemaPacks.TelemetrySchemasAttribute("Acme.Elsewhere")]
*/
using System.Reflection;

[assembly: AssemblyMetadata("Address", "https://acme.example/"), AssemblyMetadata("Quote", "\"[assembly: TelemetrySchemas()]")]
[assembly: AssemblyMetadata("Raw", """[assembly: TelemetrySchemas("x")]""")]
