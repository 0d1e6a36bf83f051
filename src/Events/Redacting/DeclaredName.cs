using System.Text;
using SchemaPacks.Capsules;

namespace SchemaPacks.Redacting;

/// <summary>A name that a schema writes out.</summary>
internal sealed class DeclaredName
{
    public DeclaredName(string name, int index)
    {
        Name = name;
        Index = index;
        Utf8 = Encoding.UTF8.GetBytes(name);
        Quoted = name.AsSpan().IndexOfAny('"', '\\') < 0 ? [.. Utf8, (byte)'"'] : [];
        Written = RecordText.PropertyName(name);
    }

    public string Name { get; }

    /// <summary>Its place among the names of its schema.</summary>
    public int Index { get; }

    public byte[] Utf8 { get; }

    /// <summary>The name and its closing quote as they stand in a text without escapes; empty for a name that cannot.</summary>
    public byte[] Quoted { get; }

    /// <summary>As a record has it, quotes and colon included.</summary>
    public byte[] Written { get; }

    /// <summary>What becomes of the property, once an event has asked.</summary>
    public RedactionStep? Step { get; set; }
}
