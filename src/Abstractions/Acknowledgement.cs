namespace SchemaPacks;

/// <summary>What must have happened to an event before its sender is told that the log has it.</summary>
public enum Acknowledgement
{
    /// <summary>Every required handler has it; the file handler has it when it is synced to the disk. Where no handler is required, all were asked and at least one has it. The default.</summary>
    Durable,

    /// <summary>Its text is an event and it waits to be judged. It may yet be refused, which makes it a dead letter; a crash may lose it. The outcome is <see cref="EventStatus.Accepted"/>.</summary>
    Accepted,

    /// <summary>It fits its schema and is on its way to the handlers. A handler that fails makes it a dead letter; a crash may lose it. The outcome is <see cref="EventStatus.Validated"/>.</summary>
    Validated,

    /// <summary>Every handler that gets events of its schema has it.</summary>
    Delivered,
}
