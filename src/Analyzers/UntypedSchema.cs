using Microsoft.CodeAnalysis;
using SchemaPacks.Analyzers.Modelling;
using SchemaPacks.Analyzers.Naming;

namespace SchemaPacks.Analyzers;

/// <summary>A schema file that gives no type, and why: SP9101 in the editor, which a build does not show.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">Why, and what to do.</param>
internal sealed record UntypedSchema(string Path, string Reason)
{
    private static readonly DiagnosticDescriptor NoEventType = new(
        "SP9101", "A schema gives no event type", "this file gives no event type: {0}", "SchemaPacks", Microsoft.CodeAnalysis.DiagnosticSeverity.Info, isEnabledByDefault: true);

    /// <returns>Null for a file that gives a type, and where no types are wished.</returns>
    public static UntypedSchema? Of(string path, EventDraft? draft, EventNames names, string ownTypes, GeneratorSettings settings)
    {
        if (settings.IsInVain)
            return new UntypedSchema(path, "event types are written in C# 11; raise LangVersion, or set GenerateTelemetryEvents to false");
        if (!settings.IsOn)
            return null;
        if (draft is null)
            return new UntypedSchema(path, "it cannot be read, or has no '$id', no 'version' or no 'properties'; build the project to see what is wrong");
        if (names.OfFile(path) is not { } name)
            return new UntypedSchema(path, "another file has the same '$id' and version, and the type with it; give this one a version of its own");
        return ownTypes.Split(';').Contains(name)
            ? new UntypedSchema(path, $"the project has a type '{name}' of its own; rename it, make it a 'partial record', or name the event's type by TelemetryEventName") : null;
    }

    public void Report(SourceProductionContext output) => output.ReportDiagnostic(Diagnostic.Create(NoEventType, Location.Create(Path, default, default), Reason));
}
