[assembly: SchemaPacks.TelemetrySchemas("DuplicateDifferent.Schemas")]
