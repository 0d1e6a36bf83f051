[assembly: SchemaPacks.TelemetrySchemas("BadYaml.Schemas")]
