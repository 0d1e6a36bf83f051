using System.Globalization;
using System.Reflection;
using System.Text.Json;
using SchemaPacks.Configuration;
using SchemaPacks.Feeds;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Settings;

/// <summary>The defaults that the schema of settings tells, held against the options that settings fill.</summary>
public sealed class SettingsDefaultTests
{
    public static TheoryData<string, Type, int> Options => new()
    {
        { "properties/EventLog", typeof(EventLogOptions), 5 },
        { "properties/EventLog/properties/DeadLetters", typeof(DeadLetterOptions), 3 },
        { "definitions/schemaPacksEveryHandler", typeof(HandlerOptions), 5 },
        { "definitions/schemaPacksFileHandler", typeof(FileHandlerOptions), 6 },
        { "definitions/schemaPacksOutbox", typeof(OutboxOptions), 8 },
        { "definitions/schemaPacksNuGet", typeof(NuGetPackOptions), 5 },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void A_default_is_what_the_option_is_at_first(string pointer, Type type, int count)
    {
        object options = Activator.CreateInstance(type)!;
        (string Name, string Told, string Real)[] defaults =
        [
            .. from setting in SettingsSchema.At(pointer).GetProperty("properties").EnumerateObject()
               where setting.Value.ValueKind == JsonValueKind.Object && setting.Value.TryGetProperty("default", out _)
               let option = type.GetProperty(setting.Name)
               where option is not null
               select (setting.Name, setting.Value.GetProperty("default").ToString(), Value(option, options)),
        ];
        defaults.Should().HaveCount(count);
        defaults.Should().OnlyContain(setting => Same(setting.Told, setting.Real));
    }

    private static string Value(PropertyInfo option, object options) => Convert.ToString(option.GetValue(options), CultureInfo.InvariantCulture) ?? "";

    private static bool Same(string told, string real) =>
        told.Equals(real, StringComparison.OrdinalIgnoreCase)
        || (told.Contains(':', StringComparison.Ordinal) && TimeSpan.Parse(told, CultureInfo.InvariantCulture) == TimeSpan.Parse(real, CultureInfo.InvariantCulture));
}
