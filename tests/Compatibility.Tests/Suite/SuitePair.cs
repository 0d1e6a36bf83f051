using SchemaPacks.Compatibility;

namespace SchemaPacks.Tests.Suite;

/// <summary>Two schemas of a file of the suite, and what the comparer says of events of the one that the other should take.</summary>
internal sealed record SuitePair(SuiteSchema Old, SuiteSchema New, DirectionResult Backward)
{
    public string Name => $"{Old.Name} -> {New.Name}";

    /// <summary>Whether an instance of the suite itself shows that the answer is "breaking".</summary>
    public bool IsRefuted => Old.Instances.Concat(New.Instances).Any(instance => Old.Validator.IsValid(instance) && !New.Validator.IsValid(instance));
}
