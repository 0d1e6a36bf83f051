[assembly: SchemaPacks.TelemetrySchemas("DeepNesting.Schemas")]
