using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace SchemaPacks.Hosting.Settings;

/// <summary>A public key by which tokens are verified.</summary>
internal static class JwtSigningKey
{
    /// <param name="pem">A public key of RSA or ECDSA.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    /// <exception cref="CryptographicException">It is damaged.</exception>
    public static SecurityKey Of(string pem)
    {
        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportFromPem(pem);
            return new ECDsaSecurityKey(ecdsa);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            ecdsa.Dispose();
        }

        var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        return new RsaSecurityKey(rsa);
    }
}
