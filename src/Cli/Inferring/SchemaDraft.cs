using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SchemaPacks.Cli.Inferring;

/// <summary>Writes what was seen of events as a schema in YAML. The same events give the same text.</summary>
internal sealed partial class SchemaDraft
{
    private const int LeastLength = 16;
    private const string Uuid = "pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$'";
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder _text = new();

    private SchemaDraft()
    {
    }

    /// <param name="id">The schema's id.</param>
    /// <param name="version">Its version.</param>
    /// <param name="seen">Events.</param>
    public static string Of(string id, SchemaVersion version, SeenValue seen)
    {
        var draft = new SchemaDraft();
        draft.Line(0, $"$id: {Scalar(id)}");
        draft.Line(0, $"version: {(version.Text.All(char.IsAsciiDigit) && (version.Text == "0" || version.Text[0] != '0') ? version.Text : $"\"{version.Text}\"")}");
        draft.Line(0, $"title: {Scalar(id.TrimEnd('/').Split('/')[^1])} # TODO: what readers call it");
        draft.Line(0, $"description: Drafted from {Amount.Of(seen.Objects, "event")}. # TODO: when it happens");
        draft.Line(0, "type: object");
        draft.WriteObject(0, seen, isRoot: true);
        return draft._text.ToString();
    }

    private void WriteObject(int indent, SeenValue seen, bool isRoot)
    {
        if (seen.Members.Count == 0)
        {
            Line(indent, "properties: {}");
            return;
        }

        Line(indent, "properties:");
        foreach ((string name, SeenValue value) in seen.Members)
        {
            Line(indent + 1, $"{Scalar(name)}:");
            WriteValue(indent + 2, value);
            if (isRoot)
                Line(indent + 2, "# TODO categories: what kind of content it is, such as [unrestricted] or [user-identifier]");
        }

        string[] required = [.. seen.Members.Where(member => member.Value.Count == seen.Objects).Select(member => Scalar(member.Key))];
        if (required.Length > 0)
            Line(indent, $"required: [{string.Join(", ", required)}]");
    }

    private void WriteValue(int indent, SeenValue seen)
    {
        string[] types = [.. TypesOf(seen)];
        if (seen.Texts.Choices is { } choices && types.Length == 1)
        {
            Line(indent, "type: string");
            Line(indent, $"enum: [{string.Join(", ", choices.Select(Scalar))}]");
            return;
        }

        Line(indent, types.Length == 1 ? $"type: {types[0]}" : $"type: [{string.Join(", ", types.Select(type => type == "null" ? "\"null\"" : type))}]");
        if (seen.Texts.AreUuids)
            Line(indent, Uuid);
        else if (seen.Texts.Count > 0)
            Line(indent, seen.Texts.Format is { } format ? $"format: {format}" : $"maxLength: {Roomy(seen.Texts.Longest)}");
        if (seen.Texts is { Count: > 0, Format: "email" or "uri" })
            Line(indent, $"maxLength: {Roomy(seen.Texts.Longest)}");
        if (seen.Numbers is { Count: > 0, HasNegative: false })
            Line(indent, "minimum: 0");
        if (seen.Items.Count > 0)
        {
            Line(indent, $"maxItems: {Roomy(seen.Items.Longest)}");
            if (seen.Items.Items.Count > 0)
            {
                Line(indent, "items:");
                WriteValue(indent + 1, seen.Items.Items);
            }
        }

        if (seen.Objects > 0)
            WriteObject(indent, seen, isRoot: false);
    }

    private static IEnumerable<string> TypesOf(SeenValue seen)
    {
        if (seen.Objects > 0)
            yield return "object";
        if (seen.Items.Count > 0)
            yield return "array";
        if (seen.Texts.Count > 0)
            yield return "string";
        if (seen.Numbers.Count > 0)
            yield return seen.Numbers.AreWhole ? "integer" : "number";
        if (seen.Booleans > 0)
            yield return "boolean";
        if (seen.Nulls > 0)
            yield return "null";
    }

    // Twice as much as was seen, as a round number.
    private static string Roomy(int longest) =>
        BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastLength, 2 * longest)).ToString(CultureInfo.InvariantCulture);

    private void Line(int indent, string text) => _text.Append(' ', 2 * indent).Append(text).Append('\n');

    // Anything that YAML could take for something else is quoted as JSON does, which YAML reads.
    private static string Scalar(string text) => Plain().IsMatch(text) && !Word().IsMatch(text) ? text : JsonSerializer.Serialize(text, Quoting);

    [GeneratedRegex(@"\A[A-Za-z_/$][A-Za-z0-9_./$@:-]*(?<!:)\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(?:null|true|false|yes|no|on|off|y|n)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
