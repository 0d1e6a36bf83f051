namespace SchemaPacks.Testing.Asserting;

/// <summary>What a test expects of events is not true. Every test framework reports it as a failure of the test.</summary>
/// <param name="message">What was expected, and what was found. Shows the records of the test, with their values.</param>
public sealed class EventAssertionException(string message) : Exception(message), IAssertionException;

/// <summary>xunit.v3 takes exceptions that implement an interface of this name for failures of a test, whatever its namespace.</summary>
internal interface IAssertionException;
