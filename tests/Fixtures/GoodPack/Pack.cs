[assembly: SchemaPacks.TelemetrySchemas("GoodPack.Schemas")]
