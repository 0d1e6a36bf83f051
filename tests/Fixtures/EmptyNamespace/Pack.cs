[assembly: SchemaPacks.TelemetrySchemas("EmptyNamespace.Schemas", "EmptyNamespace.Schema", "EmptyNamespace.Nothing")]
