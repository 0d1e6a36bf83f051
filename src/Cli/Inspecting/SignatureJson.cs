using System.Text.Json;
using SchemaPacks.Feeds;

namespace SchemaPacks.Cli.Inspecting;

/// <summary>What a package is signed with, for programs: null for what is no package.</summary>
/// <example>
/// <c>{"state":"verified","signatures":[{"kind":"repository","countersignature":false,"subject":"CN=Feed","certificate":"…","validFrom":"2026-01-01T00:00:00+00:00",
/// "validTo":"2027-01-01T00:00:00+00:00","repository":"https://feed.example/v3/index.json","owners":["acme"]}]}</c>
/// </example>
internal static class SignatureJson
{
    public static void Write(Utf8JsonWriter writer, SignatureReport? report)
    {
        if (report is null)
        {
            writer.WriteNull("signature");
            return;
        }

        writer.WriteStartObject("signature");
        writer.WriteString("state", report.State.ToString().ToLowerInvariant());
        if (report.Problem is not null)
            writer.WriteString("problem", report.Problem);
        writer.WriteStartArray("signatures");
        foreach (PackageSignature signature in report.Signatures)
            Write(writer, signature);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PackageSignature signature)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", signature.Kind.ToString().ToLowerInvariant());
        writer.WriteBoolean("countersignature", signature.IsCountersignature);
        writer.WriteString("subject", signature.Subject);
        writer.WriteString("certificate", signature.Certificate);
        writer.WriteString("validFrom", signature.ValidFrom);
        writer.WriteString("validTo", signature.ValidTo);
        if (signature.Timestamp is { } timestamp)
            writer.WriteString("timestamp", timestamp);
        if (signature.Repository is not null)
        {
            writer.WriteString("repository", signature.Repository);
            writer.WriteStartArray("owners");
            foreach (string owner in signature.Owners)
                writer.WriteStringValue(owner);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
