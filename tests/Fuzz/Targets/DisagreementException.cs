namespace SchemaPacks.Fuzz.Targets;

/// <summary>Two that must agree do not: what a fuzzer is to report.</summary>
public sealed class DisagreementException(string message) : Exception(message);
