namespace SchemaPacks.Fixing;

/// <summary>Replaces a piece of a text. Lines and columns from 1, columns in UTF-16 units; the end is the place after the last character.</summary>
internal readonly record struct TextEdit(int Line, int Column, int EndLine, int EndColumn, string NewText);
