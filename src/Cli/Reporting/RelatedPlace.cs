namespace SchemaPacks.Cli.Reporting;

/// <summary>Another place that a finding is about.</summary>
/// <param name="Label">What is there: <c>acme.click@1</c>.</param>
/// <param name="Place">The file, or what stands for it.</param>
/// <param name="Text">The text of that file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1, in UTF-16 units.</param>
internal sealed record RelatedPlace(string Label, string Place, string Text, int Line, int Column);
