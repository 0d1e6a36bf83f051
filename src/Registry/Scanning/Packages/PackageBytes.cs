namespace SchemaPacks.Scanning.Packages;

/// <summary>A NuGet package, read whole: what is judged are the very bytes that are used.</summary>
/// <param name="Path">The file that they were read from.</param>
/// <param name="Sha512">Their lower-case hexadecimal SHA-512.</param>
/// <param name="Bytes">The package. Only to be read, and not to be kept.</param>
public readonly record struct PackageBytes(string Path, string Sha512, ReadOnlyMemory<byte> Bytes);
