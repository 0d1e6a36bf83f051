namespace SchemaPacks.Plugins;

/// <summary>What an operator can know a code pack by.</summary>
/// <param name="Id">The package's id, or the pack's name where it is in no package.</param>
/// <param name="Version">Its version, by its own word.</param>
/// <param name="Sha512">
/// Lower-case hexadecimal SHA-512 of all that may run: of the package; of the assembly, where it is alone; else of all files of its folder (for each, in ordinal
/// order of their names: name, zero byte, length as eight bytes little endian, bytes).
/// </param>
/// <param name="Signer">Lower-case hexadecimal SHA-256 of the certificate that signed the package, if a signature was verified.</param>
public sealed record CodePackIdentity(string Id, string Version, string Sha512, string? Signer);
