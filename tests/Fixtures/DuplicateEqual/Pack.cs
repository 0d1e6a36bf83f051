[assembly: SchemaPacks.TelemetrySchemas("DuplicateEqual.Schemas")]
