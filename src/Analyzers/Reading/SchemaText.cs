namespace SchemaPacks.Analyzers.Reading;

/// <summary>The text of a schema file to its value.</summary>
internal static class SchemaText
{
    /// <summary>The most levels of a schema, as in the registry.</summary>
    public const int Depth = 64;

    private const int MaxLength = 1 << 20; // characters; the registry takes as many bytes

    /// <returns>Null when the file is no schema. The checks of the build say what is wrong with it.</returns>
    public static SchemaValue? Read(string path, string text)
    {
        if (text.Length > MaxLength)
            return null;
        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? JsonSchemaReader.Read(text) : YamlSchemaReader.Read(text);
    }
}
