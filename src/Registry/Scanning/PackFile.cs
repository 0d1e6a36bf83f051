using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Scanning;

/// <summary>One thing that may be a pack, found but not opened.</summary>
internal abstract class PackFile
{
    /// <summary>The file or folder; null when it is not on the disk.</summary>
    public abstract string? Place { get; }

    public abstract ScannedPack Read(ScanLimits limits);

    /// <summary>Whether a file of that name is an assembly or a package.</summary>
    public static bool IsKnown(string path) => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || IsPackage(path);

    /// <summary>Whether a file of that name is a NuGet package.</summary>
    public static bool IsPackage(string path) => path.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase);

    /// <summary>An assembly, or a NuGet package with assemblies in it.</summary>
    public sealed class OfBytes(string path) : PackFile
    {
        public override string Place => path;

        public override ScannedPack Read(ScanLimits limits)
        {
            try
            {
                return FileContent.Read(path, limits.FileBytes) is { } bytes
                    ? IsPackage(path) ? PackagePackReader.Read(path, bytes, limits) : AssemblyPackReader.Read(path, bytes, limits)
                    : ScannedPack.Refused(Diagnostics.PackTooLarge.Create(
                        $"'{Path.GetFileName(path)}' is larger than {limits.FileBytes} bytes, the most a pack may have; split the pack") with { Pack = path });
            }
            catch (Exception exception) when (FileContent.IsReadError(exception))
            {
                return ScannedPack.Unreadable(path, exception);
            }
        }
    }

    /// <summary>A folder of bare schema files.</summary>
    public sealed class OfSchemaFolder(string path) : PackFile
    {
        public override string Place => path;

        public override ScannedPack Read(ScanLimits limits)
        {
            try
            {
                return FilePackReader.ReadFolder(path, limits);
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

        public override ScannedPack Read(ScanLimits limits) => FilePackReader.ReadDocuments(source, limits);
    }
}
