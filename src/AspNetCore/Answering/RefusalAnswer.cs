using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Answering;

/// <summary>Answers what was not recorded, and tells whoever counts it.</summary>
internal sealed class RefusalAnswer(EventLogEndpointOptions options)
{
    /// <summary>Tells of one event, or of a request whose events were not looked at.</summary>
    /// <param name="key">The schema that it names; null where none could be read.</param>
    /// <param name="problem">Why.</param>
    public void Tell(SchemaKey? key, Problem problem) => options.OnRefused?.Invoke(new EventRefusal(problem.Descriptor, key, problem.Status));

    /// <summary>Tells of it and answers.</summary>
    public Task WriteAsync(HttpContext context, SchemaKey? key, Problem problem)
    {
        Tell(key, problem);
        return problem.WriteAsync(context);
    }
}
