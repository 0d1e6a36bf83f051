using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Plugins;

/// <summary>What one module registers, written down; types are made only when all of it is known.</summary>
internal sealed class PackRegistrations(string pack, IReadOnlyDictionary<string, string> settings) : IPackBuilder
{
    private const int MaxNameLength = 64;

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>One registration.</summary>
    public sealed record Part(string Name, Type Type, IReadOnlyList<string> Schemas);

    public IServiceCollection Services { get; } = new ServiceCollection();

    public IReadOnlyDictionary<string, string> Settings => settings;

    public List<Part> Handlers { get; } = [];

    public List<Part> Modifiers { get; } = [];

    public List<Part> Listeners { get; } = [];

    public List<Part> Formats { get; } = [];

    /// <summary>What is wrong with the registrations.</summary>
    public List<string> Problems { get; } = [];

    public IPackBuilder AddHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string name, params IReadOnlyList<string> schemas)
        where T : class, IEventHandler => Add<T>(Handlers, name, schemas);

    public IPackBuilder AddModifier<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string name, params IReadOnlyList<string> schemas)
        where T : class, IEventModifier => Add<T>(Modifiers, name, schemas);

    public IPackBuilder AddListener<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string name, params IReadOnlyList<string> schemas)
        where T : class, IEventListener => Add<T>(Listeners, name, schemas);

    public IPackBuilder AddFormat<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string format)
        where T : class, IFormatCheck
    {
        ArgumentException.ThrowIfNullOrEmpty(format);
        if (SchemaOptions.StandardFormats.Contains(format))
            Problems.Add($"the format '{format}' is one of JSON Schema's own; give it another name");
        else if (Formats.Exists(other => other.Name == format))
            Problems.Add($"the format '{format}' is registered twice; keep one");
        Services.TryAddSingleton<T>();
        Formats.Add(new Part(format, typeof(T), []));
        return this;
    }

    public IPackBuilder AddSingleton<TService, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>()
        where TService : class
        where TImplementation : class, TService
    {
        Services.AddSingleton<TService, TImplementation>();
        return this;
    }

    public IPackBuilder AddSingleton<TService>(Func<IServiceProvider, TService> create)
        where TService : class
    {
        Services.AddSingleton(create);
        return this;
    }

    private PackRegistrations Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(List<Part> parts, string name, IReadOnlyList<string> schemas)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(schemas);
        if (name.Length > MaxNameLength || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            Problems.Add($"'{name}' cannot name a part; use letters, digits, '-' and '_', at most {MaxNameLength}");
        else if (!_names.Add(name))
            Problems.Add($"two parts have the name '{name}'; rename one of them");
        foreach (string pattern in schemas.Where(pattern => !IsPattern(pattern)))
            Problems.Add($"'{pattern}' of '{name}' matches no schema; allowed is a schema id, a beginning of ids followed by '*', or either after '!'");
        Services.TryAddSingleton<T>();
        parts.Add(new Part($"{pack}/{name}", typeof(T), [.. schemas]));
        return this;
    }

    private static bool IsPattern(string text)
    {
        string id = text.StartsWith('!') ? text[1..] : text;
        return id.Length > 0 && id.IndexOf('*') is var star && (star < 0 || star == id.Length - 1);
    }
}
