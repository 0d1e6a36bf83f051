using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SchemaPacks.Scanning;
using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Plugins;

/// <summary>Loads the code of packs that bring some and are trusted. What keeps one pack's code from running is a finding, and keeps nothing else out.</summary>
internal sealed class ModuleLoader(SchemaRegistryOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly CodePackFolder _folder = new();
    private readonly ConcurrentDictionary<(string Pack, string Format), FormatTally> _tallies = new();
    private readonly Lock _gate = new();
    private readonly List<(LoadedModule Module, string Scanned)> _alive = []; // with the hash of the assembly or package that was scanned

    /// <summary>Loads a generation. A pack that an earlier one has with the same content is shared with it.</summary>
    /// <param name="candidates">All packs.</param>
    /// <param name="findings">What was found, by pack.</param>
    public LoadedModules Load(IReadOnlyList<PackCandidate> candidates, out IReadOnlyList<Diagnostic> findings)
    {
        PackCandidate[] bringing = [.. candidates.Where(candidate => candidate.Modules.Count > 0).OrderBy(candidate => candidate.Pack.Name, StringComparer.Ordinal)];
        var found = new List<Diagnostic>();
        findings = found;
        if (bringing.Length == 0)
            return LoadedModules.Empty;

        var modules = new List<LoadedModule>();
        foreach (PackCandidate candidate in bringing)
        {
            var ownFindings = new List<Diagnostic>();
            if (modules.Exists(other => other.Pack.Equals(candidate.Pack.Name, StringComparison.OrdinalIgnoreCase)))
                ownFindings.Add(CodePackDiagnostics.InvalidRegistration.Create($"the code of '{candidate.Pack.Path}' does not run, since another pack has the name '{candidate.Pack.Name}'; keep one"));
            else if (Load(candidate, ownFindings) is { } module)
            {
                if (TakenFormat(module, modules) is { } taken)
                {
                    ownFindings.Add(taken);
                    Task.Run(() => module.ReleaseAsync().AsTask()).GetAwaiter().GetResult();
                }
                else
                {
                    modules.Add(module);
                }
            }

            found.AddRange(ownFindings.Select(finding => finding with { Pack = candidate.Pack.Name }));
        }

        return modules.Count == 0 ? LoadedModules.Empty : new LoadedModules(modules);
    }

    /// <summary>Removes the files of packs. Call it when all generations have ended.</summary>
    public void Dispose() => _folder.Dispose();

    private LoadedModule? Load(PackCandidate candidate, List<Diagnostic> findings)
    {
        SchemaPack pack = candidate.Pack;
        CodePackContent content;
        try
        {
            content = pack.Package is null
                ? CodePackContent.Read(pack.Path, IsAmongOthers(pack.Path))
                : CodePackContent.ReadPackage(pack.Path, pack.Name, options.ScanLimits);
        }
        catch (Exception exception) when (FileContent.IsReadError(exception) || exception is PackageRefusedException)
        {
            return Keep(pack, $"the files of pack '{pack.Name}' cannot be read: {exception.Message.TrimEnd('.')}", findings);
        }

        if ((pack.Package is null ? content.MainSha512 : content.Sha512) != pack.Sha512)
            return Keep(pack, $"the file of pack '{pack.Name}' is half written, or was exchanged while packs were read, and nobody has judged what stands there now", findings);

        var identity = new CodePackIdentity(pack.Package?.Id ?? pack.Name, pack.Version, content.Sha512, options.Code.SignerOf?.Invoke(pack));
        if (options.Code.Trusted.FirstOrDefault(entry => entry.Covers(identity)) is not { } trusted)
        {
            // What nobody trusts, and could not run either, is no other version of the pack: a file beside its assembly is half written.
            if (CodePackCheck.Check(content).FirstOrDefault() is { } damage && Kept(pack) is { } kept)
            {
                findings.Add(CodePackDiagnostics.CodeUnreadable.Create(
                    $"the files beside the assembly of pack '{pack.Name}' are not whole ({damage.Code}: {damage.Message}); the code that was loaded before goes on, until the host starts anew"));
                return kept;
            }

            bool isKnown = options.Code.Trusted.Any(entry => entry.IsFor(identity));
            findings.Add(CodePackDiagnostics.CodeNotTrusted.Create(
                $"pack '{identity.Id}' brings code that {(isKnown ? "is not what Packs:Code trusts" : "no entry of Packs:Code trusts")}, so it does not run and only its schemas are served; "
                + $"if you mean it, set its Sha512 to '{identity.Sha512}'"));
            return null;
        }

        if (Alive(identity, pack.Name) is { } alive)
            return alive;

        findings.AddRange(CodePackCheck.Check(content));
        if (findings.Count > 0 || options.Code.IsDryRun)
            return null;
        try
        {
            var start = new ModuleStart(_folder, identity, pack.Name, trusted.Settings, options.Code, format => _tallies.GetOrAdd((pack.Name, format), static _ => new FormatTally()), End, time, logger);
            LoadedModule module = start.Start(content);
            lock (_gate)
                _alive.Add((module, pack.Sha512));
            return module;
        }
        catch (ModuleFailedException failed)
        {
            findings.Add(failed.Finding);
            return null;
        }
    }

    // What stands there is not what was scanned. Code that was loaded from what was scanned goes on, as its schemas do.
    private LoadedModule? Keep(SchemaPack pack, string problem, List<Diagnostic> findings)
    {
        LoadedModule? kept = Kept(pack);
        findings.Add(CodePackDiagnostics.CodeUnreadable.Create(
            $"{problem}; {(kept is null ? "its code does not run before packs are loaded again" : "the code that was loaded before goes on")}"));
        return kept;
    }

    private LoadedModule? Kept(SchemaPack pack)
    {
        lock (_gate)
            return _alive.Find(entry => entry.Scanned == pack.Sha512 && entry.Module.Pack == pack.Name && entry.Module.TryHold()).Module;
    }

    // A folder of many packs is not one pack's folder.
    private bool IsAmongOthers(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        return options.Sources.Any(source => source is FolderSource many && many.Path == folder);
    }

    private LoadedModule? Alive(CodePackIdentity identity, string pack)
    {
        lock (_gate)
            return _alive.Find(entry => entry.Module.Identity == identity && entry.Module.Pack == pack && entry.Module.TryHold()).Module;
    }

    private void End(LoadedModule module)
    {
        lock (_gate)
            _alive.RemoveAll(entry => entry.Module == module);
    }

    private static Diagnostic? TakenFormat(LoadedModule module, List<LoadedModule> others)
    {
        foreach (LoadedModule other in others)
            foreach (string format in module.Formats.Keys)
                if (other.Formats.ContainsKey(format))
                    return CodePackDiagnostics.InvalidRegistration.Create(
                        $"pack '{module.Pack}' brings the format '{format}', which pack '{other.Pack}' brings too, so its code does not run; rename the format, or remove one of the packs");
        return null;
    }
}
