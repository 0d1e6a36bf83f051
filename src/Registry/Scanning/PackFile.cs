using System.Security.Cryptography;
using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Scanning;

/// <summary>One thing that may be a pack, found but not opened.</summary>
internal abstract class PackFile
{
    /// <summary>The file or folder; null when it is not on the disk.</summary>
    public abstract string? Place { get; }

    /// <summary>The only content that it may have, as lower-case hexadecimal SHA-512; null when any will do.</summary>
    public virtual string? Expected => null;

    public abstract ScannedPack Read(PackReading reading);

    /// <summary>Whether a file of that name is an assembly or a package.</summary>
    public static bool IsKnown(string path) => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || IsPackage(path);

    /// <summary>Whether a file of that name is a NuGet package.</summary>
    public static bool IsPackage(string path) => path.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase);

    /// <summary>An assembly, or a NuGet package with assemblies in it.</summary>
    public sealed class OfBytes(string path, string? expected = null) : PackFile
    {
        public override string Place => path;

        public override string? Expected => expected;

        public override ScannedPack Read(PackReading reading)
        {
            ScanLimits limits = reading.Limits;
            try
            {
                return FileContent.Read(path, limits.FileBytes) is { } bytes
                    ? Read(bytes, reading)
                    : ScannedPack.Refused(Diagnostics.PackTooLarge.Create(
                        $"'{Path.GetFileName(path)}' is larger than {limits.FileBytes} bytes, the most a pack may have; split the pack") with { Pack = path });
            }
            catch (Exception exception) when (FileContent.IsReadError(exception))
            {
                return ScannedPack.Unreadable(path, exception);
            }
        }

        // What is hashed, judged and read are the same bytes: a file that is exchanged meanwhile is another file.
        private ScannedPack Read(byte[] bytes, PackReading reading)
        {
            string? sha512 = expected is null && !IsPackage(path) ? null : Convert.ToHexStringLower(SHA512.HashData(bytes));
            if (expected is not null && sha512 != expected)
                return ScannedPack.Refused(Diagnostics.ContentChanged.Create(
                    $"'{path}' is not the file that was checked: it was exchanged meanwhile; restore the packs, and find out who writes there") with { Pack = path });
            return IsPackage(path) ? PackagePackReader.Read(path, bytes, sha512!, reading) : AssemblyPackReader.Read(path, bytes, reading.Limits, sha512);
        }
    }

    /// <summary>A folder of bare schema files.</summary>
    public sealed class OfSchemaFolder(string path) : PackFile
    {
        public override string Place => path;

        public override ScannedPack Read(PackReading reading)
        {
            try
            {
                return FilePackReader.ReadFolder(path, reading.Limits);
            }
            catch (Exception exception) when (FileContent.IsReadError(exception))
            {
                return ScannedPack.Unreadable(path, exception);
            }
        }
    }

    /// <summary>Documents that the application holds.</summary>
    public sealed class OfDocuments(DocumentsSource source) : PackFile
    {
        public override string? Place => null;

        public override ScannedPack Read(PackReading reading) => FilePackReader.ReadDocuments(source, reading.Limits);
    }
}
