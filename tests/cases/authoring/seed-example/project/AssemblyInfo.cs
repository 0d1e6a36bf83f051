using SchemaPacks;

[assembly: TelemetrySchemas("ClientEvents.Schemas", "ClientEvents.Extras")]
