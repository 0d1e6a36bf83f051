[assembly: SchemaPacks.TelemetrySchemas("SeveralAttributes.Schemas")]
[assembly: SchemaPacks.TelemetrySchemas("SeveralAttributes.Extras", "SeveralAttributes")]
