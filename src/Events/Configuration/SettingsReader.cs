using Microsoft.Extensions.Configuration;
using SchemaPacks.Capsules;
using SchemaPacks.Watching;

namespace SchemaPacks.Configuration;

/// <summary>Reads the sections <c>Packs</c> and <c>EventLog</c>.</summary>
internal static class SettingsReader
{
    public static void Read(IConfiguration configuration, SchemaPacksSettings settings)
    {
        ReadPacks(new SettingSection(configuration.GetSection("Packs"), settings.Problems), settings);
        ReadLog(new SettingSection(configuration.GetSection("EventLog"), settings.Problems), settings);
    }

    private static void ReadPacks(SettingSection packs, SchemaPacksSettings settings)
    {
        packs.ExpectNames("Folders", "Strict", "Watch", "PollInterval", "Settle", "Code", "Namespaces", "Compatibility", "NuGet", "Cache");
        if (packs["NuGet"].Exists)
            settings.Unread.Add(packs["NuGet"].Path);
        settings.PackFolders.AddRange(packs.Texts("Folders") ?? ["packs"]);
        settings.PackCache = packs.Text("Cache") ?? settings.PackCache;
        settings.Strict |= packs.Flag("Strict") ?? false;
        CodePacksReader.Read(packs["Code"], settings.TrustedPacks);
        NamespacesReader.Read(packs["Namespaces"], settings.Namespaces);
        settings.Compatibility = CompatibilityReader.Read(packs["Compatibility"], settings.Compatibility);
        settings.Watch = new PackWatchOptions
        {
            Mode = packs.Choice("Watch", "notify", "poll", "off") switch
            {
                "notify" => PackWatchMode.Notify,
                "poll" => PackWatchMode.Poll,
                "off" => PackWatchMode.Off,
                _ => settings.Watch.Mode,
            },
            PollInterval = packs.Time("PollInterval", TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)) ?? settings.Watch.PollInterval,
            Settle = packs.Time("Settle", TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1)) ?? settings.Watch.Settle,
        };
    }

    private static void ReadLog(SettingSection log, SchemaPacksSettings settings)
    {
        // The token is the host's, which reads it itself: it is no business of the log.
        log.ExpectNames("AllowedSchemas", "Redaction", "HashKey", "Directory", "Capsule", "KeepTraceContext", "MaxEventBytes", "MaxPendingBytes", "Idempotency", "DeadLetters", "Handlers", "Token");

        EventLogOptions options = settings.Log;
        options.Redaction = ReadRedaction(log) ?? options.Redaction;
        options.HashKey = log.Text("HashKey") ?? options.HashKey;
        options.Directory = log.Text("Directory") ?? options.Directory;
        options.MaxEventBytes = log.Number("MaxEventBytes", 1, int.MaxValue / 2) ?? options.MaxEventBytes;
        options.MaxPendingBytes = log.Number("MaxPendingBytes", 1, int.MaxValue) ?? options.MaxPendingBytes;
        options.Capsule |= ReadCapsule(log);
        options.KeepTraceContext = log.Flag("KeepTraceContext") ?? options.KeepTraceContext;
        ReadIdempotency(log["Idempotency"], options);
        ReadDeadLetters(log["DeadLetters"], options.DeadLetters);
        AllowedSchemasReader.Read(log["AllowedSchemas"], settings.AllowedSchemas);
        settings.HandlerSections.Add(log["Handlers"]);
    }

    public static RedactionMode? ReadRedaction(SettingSection section) => section.Choice("Redaction", "null", "remove", "hash") switch
    {
        "null" => RedactionMode.Null,
        "remove" => RedactionMode.Remove,
        "hash" => RedactionMode.Hash,
        _ => null,
    };

    private static void ReadIdempotency(SettingSection section, EventLogOptions options)
    {
        section.ExpectNames("Window", "MaxIds");
        options.IdWindow = section.Time("Window", TimeSpan.Zero, TimeSpan.FromDays(1)) ?? options.IdWindow;
        options.MaxIds = section.Number("MaxIds", 0, 10_000_000) ?? options.MaxIds;
    }

    private static void ReadDeadLetters(SettingSection section, DeadLetterOptions options)
    {
        section.ExpectNames("KeepRefused", "Body", "MaxBodyBytes", "KeepBytes", "KeepAge");
        options.KeepRefused = section.Flag("KeepRefused") ?? options.KeepRefused;
        options.Body = section.Choice("Body", "redacted", "original") switch
        {
            "redacted" => DeadLetterBody.Redacted,
            "original" => DeadLetterBody.Original,
            _ => options.Body,
        };
        options.MaxBodyBytes = section.Number("MaxBodyBytes", 0, int.MaxValue / 2) ?? options.MaxBodyBytes;
        options.KeepBytes = FileHandlerReader.KeepBytes(section) ?? options.KeepBytes;
        options.KeepAge = FileHandlerReader.KeepAge(section) ?? options.KeepAge;
    }

    private static CapsuleKeys ReadCapsule(SettingSection log)
    {
        CapsuleKeys keys = CapsuleKeys.None;
        foreach (string name in log.Texts("Capsule") ?? [])
            keys |= log["Capsule"].Chosen(name, CapsuleNames.Id, CapsuleNames.Source, CapsuleNames.Registry, CapsuleNames.ContentHash) switch
            {
                CapsuleNames.Id => CapsuleKeys.Id,
                CapsuleNames.Source => CapsuleKeys.Source,
                CapsuleNames.Registry => CapsuleKeys.Registry,
                CapsuleNames.ContentHash => CapsuleKeys.ContentHash,
                _ => CapsuleKeys.None,
            };
        return keys;
    }
}
