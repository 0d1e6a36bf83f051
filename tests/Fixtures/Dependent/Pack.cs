[assembly: SchemaPacks.TelemetrySchemas("Dependent.Schemas")]
