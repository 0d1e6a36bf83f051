using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using SchemaPacks.Scanning;

namespace SchemaPacks.Plugins;

/// <summary>Finds out from the metadata what would keep a pack's code from running, before any of it does.</summary>
internal static class CodePackCheck
{
    private static readonly System.Reflection.AssemblyName Abstractions = typeof(IPackModule).Assembly.GetName();

    /// <summary>Everything that stands in the way; nothing for code that can be tried.</summary>
    public static IEnumerable<Diagnostic> Check(CodePackContent content)
    {
        if (DependencyFile(content) is { } bad)
            yield return bad;

        ILookup<string, byte[]> beside = content.Files.Where(file => file.Key.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file.Key), file => file.Value, StringComparer.OrdinalIgnoreCase);
        string main = Path.GetFileNameWithoutExtension(content.Main);
        var waiting = new Queue<(string Name, byte[] Bytes)>([(main, content.Files[content.Main])]);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { main };
        while (waiting.TryDequeue(out (string Name, byte[] Bytes) assembly))
        {
            var references = new List<(string Name, Version Version)>();
            foreach (Diagnostic finding in Look(assembly.Name, assembly.Bytes, references))
                yield return finding;
            foreach ((string name, Version version) in references)
            {
                if (!seen.Add(name))
                    continue;
                if (name.Equals(Abstractions.Name, StringComparison.OrdinalIgnoreCase))
                {
                    if (!Fits(version))
                        yield return CodePackDiagnostics.IncompatibleCode.Create(
                            $"'{assembly.Name}' was built for {name} {version.ToString(3)}, and this host has {Abstractions.Version!.ToString(3)}; build the pack again for that version, or update the host");
                }
                else if (beside[name].FirstOrDefault() is { } bytes)
                {
                    waiting.Enqueue((name, bytes));
                }
                else if (!IsOfRuntime(name))
                {
                    yield return CodePackDiagnostics.MissingDependency.Create(
                        $"'{assembly.Name}' needs the assembly '{name}', which does not lie beside it; put '{name}.dll' into the pack's folder, as 'dotnet publish' does");
                }
                else if (version.Major > Environment.Version.Major)
                {
                    yield return CodePackDiagnostics.IncompatibleCode.Create(
                        $"'{assembly.Name}' was built for .NET {version.Major}, and this host runs on .NET {Environment.Version.Major}; build the pack for that version, or update the host");
                    break; // each reference to .NET says the same
                }
            }
        }
    }

    private static Diagnostic? DependencyFile(CodePackContent content)
    {
        string name = Path.ChangeExtension(content.Main, ".deps.json");
        if (!content.Files.TryGetValue(name, out byte[]? bytes))
            return null;
        try
        {
            using JsonDocument file = JsonDocument.Parse(bytes);
            if (file.RootElement.ValueKind == JsonValueKind.Object && file.RootElement.TryGetProperty("targets", out JsonElement targets) && targets.ValueKind == JsonValueKind.Object)
                return null;
        }
        catch (JsonException)
        {
            // said below
        }

        return CodePackDiagnostics.InvalidDependencyFile.Create($"'{name}' is no list of dependencies as the .NET SDK writes it; build the pack again, or remove the file if all dependencies lie beside the pack");
    }

    private static List<Diagnostic> Look(string name, byte[] bytes, List<(string Name, Version Version)> references)
    {
        var findings = new List<Diagnostic>();
        try
        {
            using var file = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(bytes));
            if (file.PEHeaders.SectionHeaders.Any(section => (long)section.PointerToRawData + section.SizeOfRawData > bytes.Length))
                throw new BadImageFormatException("it is cut off");
            MetadataReader metadata = file.GetMetadataReader();
            if (!Runs(file.PEHeaders))
                findings.Add(CodePackDiagnostics.WrongArchitecture.Create(
                    $"'{name}' was built for {file.PEHeaders.CoffHeader.Machine}, and this process is {RuntimeInformation.ProcessArchitecture}; build it for any processor"));
            references.AddRange(AssemblyIdentity.References(metadata).Zip(metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).Version)));
        }
        catch (Exception exception) when (AssemblyPackReader.IsDamage(exception))
        {
            findings.Add(CodePackDiagnostics.MissingDependency.Create($"'{name}' is no .NET assembly that can be read: {exception.Message.TrimEnd('.')}; build the pack again"));
        }

        return findings;
    }

    // An assembly without code for one processor says I386 and no more. Other values than these are left to the runtime.
    private static bool Runs(PEHeaders headers) => headers.CoffHeader.Machine switch
    {
        Machine.I386 => headers.CorHeader is not { } header || (header.Flags & CorFlags.Requires32Bit) == 0 || RuntimeInformation.ProcessArchitecture == Architecture.X86,
        Machine.Amd64 => RuntimeInformation.ProcessArchitecture == Architecture.X64,
        Machine.Arm64 => RuntimeInformation.ProcessArchitecture == Architecture.Arm64,
        Machine.ArmThumb2 => RuntimeInformation.ProcessArchitecture == Architecture.Arm,
        _ => true,
    };

    // Before 1.0 each minor version may break; from then on each major one.
    private static bool Fits(Version wanted)
    {
        Version own = Abstractions.Version!;
        return wanted <= own && wanted.Major == own.Major && (own.Major > 0 || wanted.Minor == own.Minor);
    }

    private static bool IsOfRuntime(string name) => File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), name + ".dll"));
}
