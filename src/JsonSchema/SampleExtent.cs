namespace SchemaPacks.JsonSchema;

/// <summary>How much a sample says of what its schema lets it say.</summary>
public enum SampleExtent
{
    /// <summary>Every property that the schema declares, and typical values.</summary>
    Everything,

    /// <summary>Only what the schema requires.</summary>
    Required,

    /// <summary>By chance: some of the properties, values from all over their ranges, and bounds often.</summary>
    Varied,
}
