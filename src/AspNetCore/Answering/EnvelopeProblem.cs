using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Answering;

/// <summary>How a wrong envelope is answered.</summary>
internal static class EnvelopeProblem
{
    public static Problem For(IReadOnlyList<ProblemError> errors) => new(
        StatusCodes.Status400BadRequest, errors[0].Descriptor,
        errors.Count == 1 ? errors[0].Message : $"the envelope is wrong in {errors.Count} places: 'errors' lists each")
    {
        Errors = errors,
    };
}
