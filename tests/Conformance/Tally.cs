namespace SchemaPacks.Conformance;

/// <summary>What came of the tests of one kind.</summary>
public sealed class Tally
{
    private readonly List<string> _failures = [];

    public int Passed { get; private set; }

    /// <summary>One line for each test that failed: file, group, test, and what came instead.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public string Summary => $"{Passed} passed, {Failures.Count} failed, 0 skipped";

    /// <param name="test">File, group and test.</param>
    /// <param name="complaint">What is wrong; <see langword="null"/> when it passed.</param>
    public void Add(string test, string? complaint)
    {
        if (complaint is null)
            Passed++;
        else
            _failures.Add($"{test}: {complaint}");
    }
}
