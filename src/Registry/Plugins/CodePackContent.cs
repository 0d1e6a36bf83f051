using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SchemaPacks.Scanning;
using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Plugins;

/// <summary>Everything of a code pack that may run, in memory: what is hashed, looked at and loaded are the same bytes.</summary>
internal sealed class CodePackContent
{
    private const int MaxFiles = 2_000;
    private const long MaxBytes = 512L << 20;

    public CodePackContent(string main, IReadOnlyDictionary<string, byte[]> files, string? sha512 = null)
    {
        Main = main;
        Files = files;
        Sha512 = sha512 ?? (files.Count == 1 ? Convert.ToHexStringLower(SHA512.HashData(files[main])) : Hash(files));
    }

    /// <summary>The name of the pack's own assembly among the files.</summary>
    public string Main { get; }

    /// <summary>Files by their path from the pack's folder, with forward slashes.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>As <see cref="CodePackIdentity.Sha512"/>.</summary>
    public string Sha512 { get; }

    /// <summary>Of the pack's own assembly alone.</summary>
    public string MainSha512 => Convert.ToHexStringLower(SHA512.HashData(Files[Main]));

    /// <summary>Reads a pack that is an assembly on the disk: with all that lies beside it in a folder of its own, or alone in a folder of many packs.</summary>
    /// <exception cref="IOException">And what else <see cref="FileContent.IsReadError"/> names.</exception>
    public static CodePackContent Read(string assembly, bool isAlone)
    {
        string folder = Path.GetDirectoryName(assembly)!;
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        long left = MaxBytes;
        foreach (string file in isAlone ? [assembly] : Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            byte[] bytes = files.Count < MaxFiles && FileContent.Read(file, (int)left) is { } content
                ? content
                : throw new IOException($"it has more than {MaxFiles} files or {MaxBytes} bytes");
            left -= bytes.Length;
            files.Add(Path.GetRelativePath(folder, file).Replace('\\', '/'), bytes);
        }

        string main = Path.GetFileName(assembly);
        return files.ContainsKey(main) ? new CodePackContent(main, files) : throw new FileNotFoundException("it is gone");
    }

    /// <summary>Reads a pack that lies in a NuGet package, with all that lies beside it there. The package's own hash stands for it.</summary>
    /// <exception cref="IOException">And what else <see cref="FileContent.IsReadError"/> names.</exception>
    /// <exception cref="PackageRefusedException">It is no package that can be read.</exception>
    public static CodePackContent ReadPackage(string package, string assembly, ScanLimits limits)
    {
        byte[] bytes = FileContent.Read(package, limits.FileBytes) ?? throw new IOException($"it is larger than {limits.FileBytes} bytes");
        SortedDictionary<string, byte[]> files = PackagePackReader.ReadCode(bytes, assembly, limits, out string main);
        return new CodePackContent(main, files, Convert.ToHexStringLower(SHA512.HashData(bytes)));
    }

    private static string Hash(IReadOnlyDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        Span<byte> length = stackalloc byte[sizeof(long)];
        foreach ((string name, byte[] bytes) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + '\0'));
            BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
