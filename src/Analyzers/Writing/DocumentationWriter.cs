using SchemaPacks.Analyzers.Modelling;

namespace SchemaPacks.Analyzers.Writing;

/// <summary>XML comments.</summary>
internal static class DocumentationWriter
{
    public static void Summary(CodeText code, string text) => Element(code, "summary", [.. CSharpText.Comment(text)]);

    /// <summary>What the type does not keep, so that nobody is surprised by the log's findings.</summary>
    public static void Remarks(CodeText code, Description description, params string[] sentences)
    {
        string[] asked = [.. description.Unchecked.Select(constraint => $"<c>{string.Join(" ", CSharpText.Comment(constraint))}</c>")];
        if (asked.Length > 0)
            sentences = [.. sentences, $"Checked when the event is recorded: {string.Join(", ", asked)}."];
        if (sentences.Length > 0)
            Element(code, "remarks", sentences);
    }

    private static void Element(CodeText code, string element, string[] lines)
    {
        if (lines.Length < 2)
        {
            code.Line($"/// <{element}>{string.Concat(lines)}</{element}>");
            return;
        }

        code.Line($"/// <{element}>");
        foreach (string line in lines)
            code.Line("/// " + line);
        code.Line($"/// </{element}>");
    }
}
