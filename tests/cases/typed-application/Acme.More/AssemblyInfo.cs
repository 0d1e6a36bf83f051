[assembly: SchemaPacks.TelemetrySchemas(
    "Acme.More.Schemas",
    "Acme.More.Schema")]
