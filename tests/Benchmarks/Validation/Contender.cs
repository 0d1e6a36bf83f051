namespace SchemaPacks.Benchmarks.Validation;

/// <summary>Something that reads an instance, and judges it unless it only reads.</summary>
/// <param name="Name">As the report has it.</param>
/// <param name="Judges">Whether its verdicts count; else it only reads.</param>
/// <param name="Read">Reads one instance; whether it is valid.</param>
internal sealed record Contender(string Name, bool Judges, Func<byte[], bool> Read);
