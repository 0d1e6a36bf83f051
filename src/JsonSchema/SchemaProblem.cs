namespace SchemaPacks.JsonSchema;

/// <summary>One reason why a schema could not be compiled.</summary>
/// <param name="Kind">What sort of reason.</param>
/// <param name="Document">Base URI of the document it stands in, as its <see cref="SchemaDocument"/> gave it.</param>
/// <param name="Pointer">JSON pointer (RFC 6901) into that document; empty for the root.</param>
/// <param name="Message">What is wrong and what to do, as one English sentence.</param>
public sealed record SchemaProblem(SchemaProblemKind Kind, Uri Document, string Pointer, string Message);
