[assembly: SchemaPacks.TelemetrySchemas("OtherTypes.Schemas")]
