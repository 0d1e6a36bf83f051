namespace SchemaPacks.Parsing;

/// <summary>
/// Where a value stands in its file. Lines and columns count from 1; columns count UTF-16 code units, as editors and .NET strings do.
/// </summary>
/// <param name="Line">Line on which the value starts.</param>
/// <param name="Column">Column at which the value starts.</param>
/// <param name="KeyLine">Line of the value's key; of the value itself for the root and for items of a sequence.</param>
/// <param name="KeyColumn">Column of the value's key; of the value itself for the root and for items of a sequence.</param>
public readonly record struct SourcePosition(int Line, int Column, int KeyLine, int KeyColumn);
