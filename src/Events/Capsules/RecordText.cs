using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SchemaPacks.Capsules;

/// <summary>How records spell names and strings.</summary>
internal static class RecordText
{
    /// <summary>
    /// Letters of all scripts stay readable. Control characters and the line separators U+2028 and U+2029 are escaped, so a record is one line for every
    /// reader of lines; so are &lt; &gt; &amp; ', so that it is harmless in a page.
    /// </summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>The text in quotes, as UTF-8.</summary>
    public static byte[] Quoted(string text) => Encoding.UTF8.GetBytes($"\"{Encoder.Encode(text)}\"");

    /// <summary>The text as a property's name: in quotes, and a colon.</summary>
    public static byte[] PropertyName(string name) => [.. Quoted(name), (byte)':'];
}
