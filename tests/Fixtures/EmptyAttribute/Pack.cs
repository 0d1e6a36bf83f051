[assembly: SchemaPacks.TelemetrySchemas]
