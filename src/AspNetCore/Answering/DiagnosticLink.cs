using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Answering;

/// <summary>Where this host serves the page about a code: <c>/docs/diagnostics/SP5001</c>, under the application's path base.</summary>
internal static class DiagnosticLink
{
    public const string Folder = "/docs/diagnostics";

    public static string To(DiagnosticDescriptor descriptor, PathString pathBase) =>
        $"{pathBase.ToUriComponent()}{Folder}/{descriptor.Code}";
}
