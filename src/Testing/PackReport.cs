using SchemaPacks.Testing.Asserting;
using SchemaPacks.Testing.Verifying;

namespace SchemaPacks.Testing;

/// <summary>What <see cref="PackVerifier"/> found out about a pack.</summary>
public sealed class PackReport
{
    internal PackReport(RegistryRevision registry, int examples, IReadOnlyList<PackProblem> problems)
    {
        Registry = registry;
        ExampleCount = examples;
        Problems = problems;
    }

    /// <summary>The pack and its schemas, as a host would have them.</summary>
    public RegistryRevision Registry { get; }

    /// <summary>How many examples were run: those of the keyword <c>examples</c>, and those in files.</summary>
    public int ExampleCount { get; }

    /// <summary>Everything that is wrong: findings of the load first, then examples by file name.</summary>
    public IReadOnlyList<PackProblem> Problems { get; }

    /// <summary>Nothing is wrong.</summary>
    /// <exception cref="EventAssertionException">Something is; the message names all of it.</exception>
    public void ShouldBeClean()
    {
        if (Problems.Count > 0)
            throw new EventAssertionException($"Expected the pack to be clean, but there {(Problems.Count == 1 ? "is 1 problem" : $"are {Problems.Count} problems")}:{string.Concat(Problems.Select(problem => $"\n  {problem}"))}\n");
    }
}
