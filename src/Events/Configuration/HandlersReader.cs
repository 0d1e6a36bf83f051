using SchemaPacks.Handlers;
using SchemaPacks.Routing;

namespace SchemaPacks.Configuration;

/// <summary>Reads <c>EventLog:Handlers</c>: handlers by name.</summary>
internal sealed class HandlersReader(SchemaPacksSettings settings)
{
    private static readonly string[] CommonNames =
    [
        "Required", "Schemas", "AllowedCategories", "AllowedProperties", "Redaction",
        "Queue", "QueueBytes", "WhenFull", "QueueWait", "Attempts", "Timeout", "Pause",
    ];

    private readonly string[] _kindNames = [.. settings.Kinds.Select(kind => kind.Name)];

    public void Read(SettingSection section)
    {
        if (!string.IsNullOrEmpty(section.Value))
            section.Refuse($"'{section.Value}' stands where handlers by name are expected, such as {{ \"events\": {{ \"Kind\": \"file\" }} }}");

        foreach (SettingSection part in section.Parts)
            if (part.Key.Contains('/', StringComparison.Ordinal))
                settings.PackHandlers[part.Key] = ReadPackHandler(part);
            else
                ReadHandler(part);
    }

    // A handler that a code pack brings: it is what it is, so it has no kind, and it always has a queue.
    private static HandlerOptions ReadPackHandler(SettingSection section)
    {
        section.ExpectNames(CommonNames);
        HandlerOptions options = ReadOptions(section, isFile: false);
        options.Required = section.Flag("Required") ?? false;
        if (options.Queue == 0)
            section["Queue"].Refuse("a code pack's handler always has a queue, so that it holds up no event; set 1 or more");
        return options;
    }

    private void ReadHandler(SettingSection section)
    {
        HandlerKind? kind = settings.Kinds.FirstOrDefault(known => known.Name.Equals(section["Kind"].Value, StringComparison.OrdinalIgnoreCase));
        section.ExpectNames(["Kind", .. CommonNames, .. kind?.Settings ?? []]);
        bool isName = HandlerKinds.IsName(section.Key);
        if (!isName)
            section.Refuse(HandlerKinds.CannotName(section.Key));

        HandlerOptions options = ReadOptions(section, isFile: kind?.Name == HandlerKinds.FileKind);
        bool? required = section.Flag("Required");
        if (kind is not null)
        {
            options.Required = required ?? kind.IsRequired;
            options.Kind = kind.Name;
            HandlerFactory create = kind.Read(section.Key, section);
            if (isName)
                settings.Handlers.Add(new HandlerRegistration(section.Key, create, options));
        }
        else if (section.Choice("Kind", _kindNames) is null && !section["Kind"].Exists)
            section.Refuse($"the handler has no 'Kind'; allowed are {string.Join(", ", _kindNames.Select(name => $"'{name}'"))}");
    }

    private static HandlerOptions ReadOptions(SettingSection section, bool isFile)
    {
        var options = new HandlerOptions
        {
            AllowedCategories = section.Texts("AllowedCategories"),
            AllowedProperties = section.Texts("AllowedProperties"),
            Redaction = SettingsReader.ReadRedaction(section),
        };
        ReadQueue(section, options, isFile);
        foreach (string pattern in section.Texts("Schemas") ?? [])
            if (SchemaFilter.IsPattern(pattern))
                options.Schemas.Add(pattern);
            else
                section["Schemas"].Refuse(SchemaFilter.CannotMatch(pattern));

        return options;
    }

    private static void ReadQueue(SettingSection section, HandlerOptions options, bool isFile)
    {
        options.Queue = section.Number("Queue", 0, 100_000_000);
        if (!isFile) // whose own queue has this setting
            options.QueueBytes = section.Number("QueueBytes", 1, int.MaxValue) ?? options.QueueBytes;
        options.WhenFull = section.Choice("WhenFull", "wait", "refuse", "drop") switch
        {
            "wait" => WhenFull.Wait,
            "refuse" => WhenFull.Refuse,
            "drop" => WhenFull.Drop,
            _ => null,
        };
        options.QueueWait = section.Time("QueueWait", TimeSpan.Zero, TimeSpan.FromDays(1)) ?? options.QueueWait;
        options.Attempts = section.Number("Attempts", 1, 1000) ?? options.Attempts;
        options.Timeout = section.Time("Timeout", TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1)) ?? options.Timeout;
        options.Pause = section.Time("Pause", TimeSpan.FromMilliseconds(500), TimeSpan.FromDays(1)) ?? options.Pause;
    }
}
