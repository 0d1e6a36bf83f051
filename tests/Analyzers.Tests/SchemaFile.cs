using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>A schema file as the compiler gets it.</summary>
internal sealed class SchemaFile(string path, string text, string? typeName = null) : AdditionalText
{
    public override string Path => path;

    public string Text => text;

    public string? TypeName => typeName;

    public static SchemaFile Read(string path) => new(System.IO.Path.GetFileName(path), File.ReadAllText(path));

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
