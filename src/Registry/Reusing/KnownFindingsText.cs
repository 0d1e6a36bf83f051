namespace SchemaPacks.Reusing;

/// <summary>What was found in one schema as bytes, without pack and resource, which stand beside it.</summary>
internal static class KnownFindingsText
{
    private static readonly Dictionary<int, DiagnosticDescriptor> Kinds = Diagnostics.All.ToDictionary(kind => kind.Number);

    public static void Write(BinaryWriter writer, IReadOnlyList<Diagnostic> findings)
    {
        writer.Write(findings.Count);
        foreach (Diagnostic finding in findings)
        {
            writer.Write(finding.Descriptor.Number);
            writer.Write((byte)finding.Severity);
            writer.Write(finding.Message);
            WriteText(writer, finding.Pointer);
            WriteText(writer, finding.Keyword);
            WriteText(writer, finding.SchemaPointer);
            writer.Write(finding.Line ?? 0); // lines and columns count from 1
            writer.Write(finding.Column ?? 0);
        }
    }

    /// <exception cref="FormatException">A finding has a kind that there is not.</exception>
    public static IReadOnlyList<Diagnostic> Read(BinaryReader reader, string pack, string resource)
    {
        int count = reader.ReadInt32();
        if (count == 0)
            return [];
        var findings = new List<Diagnostic>();
        for (; count > 0; count--)
        {
            if (!Kinds.TryGetValue(reader.ReadInt32(), out DiagnosticDescriptor? kind))
                throw new FormatException("It has a finding of no kind.");
            findings.Add(new Diagnostic
            {
                Descriptor = kind,
                Severity = (DiagnosticSeverity)reader.ReadByte(),
                Message = reader.ReadString(),
                Pack = pack,
                Resource = resource,
                Pointer = ReadText(reader),
                Keyword = ReadText(reader),
                SchemaPointer = ReadText(reader),
                Line = ReadNumber(reader),
                Column = ReadNumber(reader),
            });
        }

        return findings;
    }

    private static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static int? ReadNumber(BinaryReader reader) => reader.ReadInt32() is var number and > 0 ? number : null;
}
