namespace SchemaPacks.Scanning;

/// <summary>One thing that may be a pack, found but not opened.</summary>
internal abstract class PackFile
{
    public abstract ScannedPack Read(ScanLimits limits);

    /// <summary>An assembly.</summary>
    public sealed class OfAssembly(string path) : PackFile
    {
        public override ScannedPack Read(ScanLimits limits)
        {
            try
            {
                return FileContent.Read(path, limits.FileBytes) is { } bytes
                    ? AssemblyPackReader.Read(path, bytes, limits)
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
        public override ScannedPack Read(ScanLimits limits) => FilePackReader.ReadDocuments(source, limits);
    }
}
