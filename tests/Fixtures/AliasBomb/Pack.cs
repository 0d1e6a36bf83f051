[assembly: SchemaPacks.TelemetrySchemas("AliasBomb.Schemas")]
