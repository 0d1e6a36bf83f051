using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SchemaPacks.Tests.Running;

/// <summary>Signed tokens (JWT, RFC 7519), as an issuer makes them.</summary>
internal static class SignedToken
{
    public static string Of(Dictionary<string, object> claims, ECDsa key, string? keyId = null)
    {
        string text = Text("ES256", claims, keyId);
        return $"{text}.{Encode(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    /// <summary>What is signed.</summary>
    public static string Text(string algorithm, Dictionary<string, object> claims, string? keyId = null)
    {
        Dictionary<string, object> header = new() { ["alg"] = algorithm, ["typ"] = "JWT" };
        if (keyId is not null)
            header["kid"] = keyId;
        return $"{Encode(JsonSerializer.SerializeToUtf8Bytes(header))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
    }

    public static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
