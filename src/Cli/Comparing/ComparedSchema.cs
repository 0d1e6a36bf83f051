using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Reading;
using SchemaPacks.Parsing;

namespace SchemaPacks.Cli.Comparing;

/// <summary>A schema file to compare: a pack's, or any JSON Schema, with or without an id.</summary>
internal static class ComparedSchema
{
    private static readonly SchemaOptions Options = new() { AssertFormats = true };

    /// <exception cref="CommandFailure">The file cannot be read, or is no schema.</exception>
    public static JsonSchemaValidator Read(string path, Screen screen)
    {
        if (!File.Exists(path))
            throw new CommandFailure(ExitCode.Usage, $"there is no file '{path}'");
        string extension = Path.GetExtension(path).ToUpperInvariant();
        byte[] bytes = File.ReadAllBytes(path);
        JsonElement root = extension is ".YAML" or ".YML" ? ReadYaml(path, bytes, screen) : ReadJson(path, bytes);

        // A pack's id need not be an address, so references are resolved against the file alone.
        SchemaCompilation compilation = SchemaCompiler.Compile(new SchemaDocument(new Uri("schema:///"), root, rootIdIsBase: root.ValueKind == JsonValueKind.Object && !root.TryGetProperty("version", out _)), options: Options);
        if (compilation.Validator is { } validator)
            return validator;
        foreach (SchemaProblem problem in compilation.Problems)
            screen.Error.WriteLine($"{path}: {Screen.Plain($"'{problem.Pointer}': {problem.Message}")}");
        throw new CommandFailure(ExitCode.Usage, $"'{path}' is no schema that can be compared");
    }

    private static JsonElement ReadYaml(string path, byte[] bytes, Screen screen)
    {
        ParsedDocument parsed = DocumentParser.Parse(new SchemaOrigin(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path)), bytes);
        if (parsed.Document is { } document)
            return document.Root;
        screen.WriteErrors(parsed.Findings);
        throw new CommandFailure(ExitCode.Usage, $"'{path}' cannot be read");
    }

    private static JsonElement ReadJson(string path, byte[] bytes)
    {
        if (JsonText.Check(bytes, JsonText.DefaultMaxDepth) is { } problem)
            throw new CommandFailure(ExitCode.Usage, $"'{path}' is no JSON: {problem.Message}");
        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.Clone();
    }
}
