namespace SchemaPacks.Receiving;

/// <summary>The fields of an envelope.</summary>
[Flags]
internal enum EnvelopeFields
{
    None = 0,
    Schema = 1,
    Version = 2,
    Event = 4,
    Timestamp = 8,
    Id = 16,
    Required = Schema | Version | Event,
}
