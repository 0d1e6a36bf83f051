namespace SchemaPacks.Plugins;

/// <summary>One thing that a pack's module registered.</summary>
/// <typeparam name="T">What it is.</typeparam>
public sealed class ModulePart<T>
    where T : class
{
    internal ModulePart(string pack, string name, IReadOnlyList<string> schemas, T instance)
    {
        Pack = pack;
        Name = name;
        Schemas = schemas;
        Instance = instance;
    }

    /// <summary>The pack that brought it.</summary>
    public string Pack { get; }

    /// <summary>Its name, with the pack's: <c>Acme.Geo/table</c>.</summary>
    public string Name { get; }

    /// <summary>Patterns of schema ids; empty for the schemas that the pack brings.</summary>
    public IReadOnlyList<string> Schemas { get; }

    /// <summary>The instance. The pack's container disposes it.</summary>
    public T Instance { get; }
}
