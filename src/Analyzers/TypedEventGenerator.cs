using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SchemaPacks.Analyzers.Modelling;
using SchemaPacks.Analyzers.Naming;
using SchemaPacks.Analyzers.Writing;

namespace SchemaPacks.Analyzers;

/// <summary>
/// Writes a type for each schema of a pack. Every step compares what it made with what it made before, so a change of C# code writes nothing, and a change of
/// one schema writes that schema's type. A file that gets no type has the reason said beside it, as information: what is wrong with it, the checks of the build say.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TypedEventGenerator : IIncrementalGenerator
{
    /// <summary>The steps, by the names that a driver tracks them by.</summary>
    internal const string Drafts = "Drafts", Types = "Types", Texts = "Texts";

    private const string IsSchema = "build_metadata.AdditionalFiles.TelemetrySchema", TypeName = "build_metadata.AdditionalFiles.TelemetryEventName";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<GeneratorSettings> settings = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => GeneratorSettings.Read(options.GlobalOptions))
            .Combine(context.CompilationProvider.Select(static (compilation, _) => (CanHaveEvents: HasLanguage(compilation) && HasAbstractions(compilation), IsTooOld: !HasLanguage(compilation))))
            .Select(static (both, _) => both.Left with { IsOn = both.Left.IsOn && both.Right.CanHaveEvents, IsInVain = both.Left.IsOn && both.Right.IsTooOld });

        IncrementalValuesProvider<(AdditionalText File, string WantedName)> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (file, _) => (File: file.Left, WantedName: WantedName(file.Right.GetOptions(file.Left))))
            .Where(static file => file.WantedName is not null)
            .Select(static (file, _) => (file.File, file.WantedName!));
        IncrementalValueProvider<Dictionary<string, AdditionalText>> firsts = files.Collect() // a project may name a file twice
            .Select(static (all, _) => all.GroupBy(file => file.File.Path, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First().File, StringComparer.Ordinal));

        IncrementalValuesProvider<(string Path, EventDraft? Draft)> readings = files.Combine(firsts)
            .Where(static file => ReferenceEquals(file.Right[file.Left.File.Path], file.Left.File))
            .Select(static (file, _) => file.Left)
            .Select(static (file, cancellation) => (file.File.Path, file.File.GetText(cancellation) is { } text ? EventDraft.Read(file.File.Path, text.ToString(), file.WantedName) : null));
        IncrementalValuesProvider<EventDraft> drafts = readings
            .Where(static reading => reading.Draft is not null)
            .Select(static (reading, _) => reading.Draft!)
            .WithTrackingName(Drafts);

        IncrementalValueProvider<EventNames> names = drafts.Select(static (draft, _) => draft.Claim).Collect().Combine(settings)
            .Select(static (both, _) => EventNames.Assign(both.Left, both.Right.Namespace));
        IncrementalValueProvider<string> ownTypes = context.CompilationProvider.Combine(names.Combine(settings))
            .Select(static (both, _) => OwnTypes(both.Left, both.Right.Left, both.Right.Right));

        IncrementalValuesProvider<NamedEvent> types = drafts.Combine(names.Combine(ownTypes).Combine(settings))
            .Select(static (both, _) => Named(both.Left, both.Right.Left.Left, both.Right.Left.Right, both.Right.Right))
            .Where(static named => named is not null)
            .Select(static (named, _) => named!)
            .WithTrackingName(Types);

        IncrementalValuesProvider<(string Name, string Text)> texts = types
            .Select(static (named, _) => (named.TypeName, EventWriter.Write(named)))
            .WithTrackingName(Texts);

        context.RegisterSourceOutput(readings.Combine(names.Combine(ownTypes).Combine(settings))
            .Select(static (both, _) => UntypedSchema.Of(both.Left.Path, both.Left.Draft, both.Right.Left.Left, both.Right.Left.Right, both.Right.Right))
            .Where(static untyped => untyped is not null), static (output, untyped) => untyped!.Report(output));
        context.RegisterSourceOutput(texts, static (output, type) => output.AddSource(type.Name + ".g.cs", SourceText.From(type.Text, Encoding.UTF8)));
    }

    /// <returns>Null for a file that is no schema; empty where the project names no type.</returns>
    private static string? WantedName(AnalyzerConfigOptions file) =>
        !file.TryGetValue(IsSchema, out string? isSchema) || !isSchema.Equals("true", StringComparison.OrdinalIgnoreCase) ? null
        : file.TryGetValue(TypeName, out string? name) ? name : "";

    // Static abstract members and required ones came with C# 11.
    private static bool HasLanguage(Compilation compilation) => compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp11 };

    private static bool HasAbstractions(Compilation compilation) =>
        compilation.GetTypeByMetadataName("SchemaPacks.ITelemetryEvent`1") is not null && compilation.GetTypeByMetadataName("SchemaPacks.TelemetryEventJson") is not null;

    /// <summary>The names that types and namespaces of the author's have, unless they are parts of the generated types.</summary>
    private static string OwnTypes(Compilation compilation, EventNames names, GeneratorSettings settings)
    {
        INamespaceSymbol? space = compilation.Assembly.GlobalNamespace;
        foreach (string part in settings.Namespace.Split(['.'], StringSplitOptions.RemoveEmptyEntries))
            space = space?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part.TrimStart('@'));
        return space is null ? "" : string.Join(";", names.All.Where(name => space.GetMembers(name).Any(IsOwn)));
    }

    // A generic type by the same name is another one.
    private static bool IsOwn(INamespaceOrTypeSymbol symbol) => symbol is INamespaceSymbol || (symbol is INamedTypeSymbol { Arity: 0 }
        && !symbol.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is TypeDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(SyntaxKind.PartialKeyword)));

    private static NamedEvent? Named(EventDraft draft, EventNames names, string ownTypes, GeneratorSettings settings)
    {
        string[] own = ownTypes.Split(';');
        if (!settings.IsOn || names.OfFile(draft.Claim.Path) is not { } name || own.Contains(name))
            return null;
        string prefix = settings.Namespace.Length == 0 ? "global::" : $"global::{settings.Namespace}.";
        return new NamedEvent(draft, name, settings, [.. draft.References()
            .Select(reference => (reference, Type: names.OfReference(reference)))
            .Where(reference => reference.Type is not null && !own.Contains(reference.Type))
            .Select(reference => new KeyValuePair<string, string>(reference.reference, prefix + reference.Type))]);
    }
}
