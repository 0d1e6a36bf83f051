using Microsoft.AspNetCore.Http;
using SchemaPacks.Outcomes;

namespace SchemaPacks.Answering;

/// <summary>Answers what was not recorded, and tells whoever counts it.</summary>
/// <param name="options">Who counts it.</param>
/// <param name="outcomes">Where those who watch hear of it; null for a log that is not ours.</param>
internal sealed class RefusalAnswer(EventLogEndpointOptions options, OutcomeFeed? outcomes)
{
    /// <summary>Tells of one event, or of a request whose events were not looked at.</summary>
    /// <param name="key">The schema that it names; null where none could be read.</param>
    /// <param name="problem">Why.</param>
    /// <param name="isJudged">Whether the log itself refused it, and has told those who watch.</param>
    public void Tell(SchemaKey? key, Problem problem, bool isJudged)
    {
        options.OnRefused?.Invoke(new EventRefusal(problem.Descriptor, key, problem.Status));
        if (!isJudged && outcomes is { IsOn: true })
            outcomes.Refuse(key, isKnown: false, Outcome(problem));
    }

    /// <summary>Tells of it and answers.</summary>
    public Task WriteAsync(HttpContext context, SchemaKey? key, Problem problem, bool isJudged = false)
    {
        Tell(key, problem, isJudged);
        return problem.WriteAsync(context);
    }

    private static EventOutcome Outcome(Problem problem) => new(EventStatus.Malformed, problem.Errors.Count == 0
        ? [problem.Descriptor.Create(problem.Detail)]
        : [.. problem.Errors.Select(error => error.Descriptor.Create(error.Message) with { Pointer = error.Pointer, Keyword = error.Keyword })]);
}
