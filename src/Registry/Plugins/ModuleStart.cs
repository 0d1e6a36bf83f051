using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using McMaster.NETCore.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SchemaPacks.Scanning;

namespace SchemaPacks.Plugins;

/// <summary>The one place where code of a pack begins to run: context, module, registrations, container, instances.</summary>
internal sealed class ModuleStart(
    CodePackFolder folder, CodePackIdentity identity, string pack, IReadOnlyDictionary<string, string> settings, CodePackOptions options,
    Func<string, FormatTally> tallyOf, Action<LoadedModule> ended, TimeProvider time, ILogger logger)
{
    /// <summary>The longest text of a pack's own exception that is shown.</summary>
    private const int MaxReason = 200;

    /// <exception cref="ModuleFailedException">It did not work; nothing of it is left.</exception>
    public LoadedModule Start(CodePackContent content)
    {
        string module = ModuleOf(content);
        string? path = null;
        PluginLoader? loader = null;
        try
        {
            path = folder.Write(content);
            loader = PluginLoader.CreateFromAssemblyFile(path, config =>
            {
                config.IsUnloadable = true;
                config.LoadInMemory = true;
                config.PreferSharedTypes = false;
                config.SharedAssemblies.Add(typeof(IPackModule).Assembly.GetName());
            });
            PluginLoader context = loader;
            string place = path;
            return BoundedStart.Run(() => Run(context, module, place), late => _ = late.ReleaseAsync().AsTask(), options.StartTimeout);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // foreign code: it may throw anything
        {
            Diagnostic finding = exception is ModuleFailedException failed ? failed.Finding : Describe(exception, hasContext: loader is not null);
            loader?.Dispose();
            if (path is not null)
                CodePackFolder.Remove(path);
            throw new ModuleFailedException(finding);
        }
    }

    private static string ModuleOf(CodePackContent content)
    {
        using var file = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(content.Files[content.Main]));
        IReadOnlyList<string> modules = AssemblyAttributes.Read(file.GetMetadataReader()).Modules;
        return modules.Count == 1
            ? modules[0]
            : throw Invalid($"it names {modules.Count} modules ({string.Join(", ", modules.Select(module => $"'{module}'"))}); keep one, which may register everything");
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A pack is loaded from files that no trimming has seen.")]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The same.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The same.")]
    private LoadedModule Run(PluginLoader loader, string module, string path)
    {
        Type? type = module.Contains(',', StringComparison.Ordinal) ? null : loader.LoadDefaultAssembly().GetType(module, throwOnError: false);
        if (type is null)
            throw Invalid($"its module '{module}' is no type of its own assembly; name one that is");
        if (!type.IsVisible || !type.IsClass || type.IsAbstract || type.ContainsGenericParameters || type.GetConstructor(Type.EmptyTypes) is null)
            throw Invalid($"its module '{module}' is no public class with a public constructor without parameters; make it one");
        if (!typeof(IPackModule).IsAssignableFrom(type))
            throw Invalid($"its module '{module}' does not implement {nameof(IPackModule)}; let it");

        var registered = new PackRegistrations(pack, settings);
        registered.Services.AddSingleton(time);
        registered.Services.AddSingleton(settings);
        registered.Services.AddSingleton<IPackLogger>(new PackLogger(pack, logger));
        ((IPackModule)Activator.CreateInstance(type)!).Register(registered);
        if (registered.Problems.Count > 0)
            throw new ModuleFailedException(CodePackDiagnostics.InvalidRegistration.Create(
                $"the module of pack '{pack}' registers what cannot be, so its code does not run: {string.Join("; ", registered.Problems)}"));

        ServiceProvider services = registered.Services.BuildServiceProvider();
        try
        {
            return new LoadedModule(
                identity, pack, registered, services, loader, path, (format, check) => new PackFormat(pack, format, check, options.SlowFormat, time, logger, tallyOf(format)), ended, logger);
        }
        catch
        {
            Task.Run(() => services.DisposeAsync().AsTask()).Wait(options.StartTimeout);
            throw;
        }
    }

    private static ModuleFailedException Invalid(string what) => new(CodePackDiagnostics.InvalidModule.Create($"the code of the pack does not run: {what}"));

    private Diagnostic Describe(Exception exception, bool hasContext)
    {
        Exception reason = exception;
        while (reason is TargetInvocationException or TypeInitializationException && reason.InnerException is { } inner)
            reason = inner;
        return reason switch
        {
            TimeoutException when ReferenceEquals(reason, exception) => CodePackDiagnostics.ModuleFailed.Create(
                $"the module of pack '{pack}' was not done in {options.StartTimeout.TotalSeconds} s, so its code does not run; let constructors return at once, and do long work later"),
            FileNotFoundException or FileLoadException => CodePackDiagnostics.MissingDependency.Create(
                $"the code of pack '{pack}' does not run, since an assembly cannot be loaded: {Shorten(reason.Message)}; put it into the pack's folder, as 'dotnet publish' does"),
            BadImageFormatException or DllNotFoundException => CodePackDiagnostics.WrongArchitecture.Create(
                $"the code of pack '{pack}' does not run, since a library does not fit this process: {Shorten(reason.Message)}; build it for any processor, or bring the one for this"),
            MissingMemberException or TypeLoadException => CodePackDiagnostics.IncompatibleCode.Create(
                $"the code of pack '{pack}' does not run, since it was built for another version of something: {Shorten(reason.Message)}; build it again for this host's version"),
            InvalidOperationException when !hasContext => CodePackDiagnostics.InvalidDependencyFile.Create(
                $"the dependencies of pack '{pack}' cannot be read: {Shorten(reason.Message)}; build the pack again"),
            IOException or UnauthorizedAccessException when !hasContext => CodePackDiagnostics.CodeUnreadable.Create(
                $"the files of pack '{pack}' cannot be written to the folder of temporary files: {Shorten(reason.Message)}; see to its space and its rights"),
            _ => CodePackDiagnostics.ModuleFailed.Create(
                $"the module of pack '{pack}' threw {reason.GetType()}, so its code does not run: {Shorten(reason.Message)}; correct the pack, or what it needs"),
        };
    }

    private static string Shorten(string text)
    {
        string line = text.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return line.Length <= MaxReason ? line : $"{line.AsSpan(0, MaxReason)}…";
    }
}
