namespace SchemaPacks.Serving;

/// <summary>What stands at the dashboard's address where the build left its pages out.</summary>
internal static class AbsentPage
{
    public const string Html = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>No dashboard in this build</title></head>
        <body>
        <main>
        <h1>No dashboard in this build</h1>
        <p>This server was built from source on a machine without Node.js, so the pages of its dashboard were left out. Everything else works.</p>
        <p>To get it, install Node.js 20.19 or newer, with npm, and build again; or use the package SchemaPacks.Dashboard, which always has its pages.</p>
        </main>
        </body>
        </html>

        """;
}
