using SchemaPacks;

[assembly: TelemetrySchemas("SchemaPacks.Hosting.Schemas")]
