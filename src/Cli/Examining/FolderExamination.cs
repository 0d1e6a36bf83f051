using System.Globalization;
using Microsoft.Extensions.Configuration;
using SchemaPacks.Cli.Listing;
using SchemaPacks.Configuration;

namespace SchemaPacks.Cli.Examining;

/// <summary>Looks at the folder of a host: its settings, its packs, and whether they fit each other. Runs nothing there, and asks no feed.</summary>
internal static class FolderExamination
{
    private const string Settings = "settings", Packs = "packs", Allowed = "allowed schemas";

    public static async Task<IReadOnlyList<Examined>> LookAsync(string folder, CancellationToken cancellationToken)
    {
        List<Examined> examined = [];
        IConfiguration? settings;
        FolderPacks packs;
        try
        {
            settings = new HostFolder(folder).ReadAllSettings();
            examined.Add(settings is null
                ? Examined.Doubtful(Settings, $"there is no appsettings.json in '{folder}'", "nothing is recorded without EventLog:AllowedSchemas; see docs/configuration.md")
                : Examined.Good(Settings, "can be read"));
            packs = await FolderPacks.ReadAsync(folder, cancellationToken);
        }
        catch (CommandFailure failure)
        {
            return [Examined.Bad(Settings, failure.Message, "correct the file")];
        }
        catch (SchemaPacksConfigurationException exception)
        {
            return [.. exception.Findings.Select(finding => Examined.Bad(Settings, $"{finding.Resource}: {finding.Message}", $"see 'schemapacks explain {finding.Code}'"))];
        }

        examined.Add(OfPacks(packs));
        if (settings is not null)
            examined.AddRange(OfAllowed(settings, packs));
        examined.AddRange(RecordsExamination.Look(Path.Combine(folder, settings?["EventLog:Directory"] ?? "events")));
        return examined;
    }

    private static Examined OfPacks(FolderPacks packs)
    {
        int errors = packs.Findings.Count(finding => finding.Severity == DiagnosticSeverity.Error), warnings = packs.Findings.Count(finding => finding.Severity == DiagnosticSeverity.Warning);
        string said = $"{Amount.Of(packs.Packs.Count, "pack")}, {Amount.Of(packs.Packs.SelectMany(pack => pack.Schemas).DistinctBy(schema => schema.Key).LongCount(), "schema")}";
        return errors > 0 ? Examined.Bad(Packs, $"{said}, {Amount.Of(errors, "error")}", "'schemapacks list' names them")
            : packs.Packs.Count == 0 ? Examined.Doubtful(Packs, "there are none", "put packs into the folder 'packs', or add one with 'schemapacks add'")
            : warnings > 0 ? Examined.Doubtful(Packs, $"{said}, {Amount.Of(warnings, "warning")}", "'schemapacks list' names them")
            : Examined.Good(Packs, said);
    }

    private static IEnumerable<Examined> OfAllowed(IConfiguration settings, FolderPacks packs)
    {
        List<AllowedSchema> entries = [];
        List<Diagnostic> problems = [];
        AllowedSchemasReader.Read(new SettingSection(settings.GetSection("EventLog:AllowedSchemas"), problems), entries);
        HashSet<string> known = [.. packs.Packs.SelectMany(pack => pack.Schemas).Select(schema => schema.Key.Id)];
        string[] missing = [.. entries.Select(entry => entry.Id).Where(id => !known.Contains(id) && !id.StartsWith("schemapacks.host/", StringComparison.Ordinal)).Distinct()];
        int allowed = entries.Select(entry => entry.Id).Distinct().Count(known.Contains);
        foreach (Diagnostic problem in problems)
            yield return Examined.Bad(Allowed, $"{problem.Resource}: {problem.Message}", "correct the setting");
        if (missing.Length > 0)
            yield return Examined.Doubtful(Allowed, $"no pack provides {string.Join(", ", missing.Select(id => $"'{id}'"))}", "correct the name, add its pack, or remove the entry");
        if (allowed == 0)
            yield return Examined.Bad(Allowed, $"none of {Amount.Of(known.Count, "schema")} is listed, so nothing is recorded", "list schemas in EventLog:AllowedSchemas");
        else if (missing.Length == 0 && problems.Count == 0)
            yield return Examined.Good(Allowed, string.Create(CultureInfo.InvariantCulture, $"{allowed} of {known.Count} schemas are recorded"));
    }
}
