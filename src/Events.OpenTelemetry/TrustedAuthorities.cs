using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SchemaPacks.OpenTelemetry;

/// <summary>The authorities that a collector's certificate must come from, where they are not the system's.</summary>
internal static class TrustedAuthorities
{
    /// <summary>Reads them from a file.</summary>
    /// <exception cref="IOException">The file cannot be read, or holds no certificates.</exception>
    public static X509Certificate2Collection Read(string file)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (Exception exception) when (exception is CryptographicException or UnauthorizedAccessException)
        {
            throw new IOException($"the certificates in '{file}' cannot be read: {exception.Message}", exception);
        }

        return authorities.Count > 0 ? authorities : throw new IOException($"'{file}' holds no certificates in the form of PEM");
    }

    /// <summary>How a client checks a server: against these alone, by its name and dates as always.</summary>
    public static SslClientAuthenticationOptions Check(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }
}
