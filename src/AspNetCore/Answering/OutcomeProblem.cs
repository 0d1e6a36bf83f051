using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Answering;

/// <summary>How an event that the log does not have is answered.</summary>
internal static class OutcomeProblem
{
    private const int WhenFull = 1;
    private const int WhenDown = 5;

    /// <param name="outcome">What became of the event.</param>
    /// <param name="eventStart">Where the event begins in the body: findings about its text are moved from the one to the other.</param>
    public static Problem For(EventOutcome outcome, TextPosition eventStart)
    {
        IReadOnlyList<ProblemError> errors = [.. outcome.Findings
            .Where(finding => finding.Severity == DiagnosticSeverity.Error)
            .Select(finding => eventStart.Move(ProblemError.Of(finding)))];
        DiagnosticDescriptor descriptor = errors.Count > 0 ? errors[0].Descriptor : Without(outcome.Status);
        (int status, int? retryAfter) = Status(outcome.Status, descriptor);
        return new Problem(status, descriptor, Detail(descriptor, errors)) { Errors = errors, RetryAfter = retryAfter };
    }

    private static (int Status, int? RetryAfter) Status(EventStatus status, DiagnosticDescriptor descriptor) => status switch
    {
        EventStatus.NotAllowed => (StatusCodes.Status403Forbidden, null),
        EventStatus.Refused when descriptor != Diagnostics.Stopping => (StatusCodes.Status429TooManyRequests, WhenFull),
        EventStatus.Failed when descriptor == Diagnostics.ModifierFailed => (StatusCodes.Status500InternalServerError, null),
        EventStatus.Refused or EventStatus.Failed => (StatusCodes.Status503ServiceUnavailable, WhenDown),
        _ when descriptor == Diagnostics.EventTooLarge => (StatusCodes.Status413PayloadTooLarge, null),
        _ => (StatusCodes.Status400BadRequest, null),
    };

    private static string Detail(DiagnosticDescriptor descriptor, IReadOnlyList<ProblemError> errors) => errors.Count switch
    {
        0 => $"{descriptor.Title}: nothing was recorded",
        1 => errors[0].Message,
        _ => $"{descriptor.Title}, in {errors.Count} places: 'errors' lists each",
    };

    private static DiagnosticDescriptor Without(EventStatus status) => status switch
    {
        EventStatus.NotAllowed => Diagnostics.NotAllowed,
        EventStatus.UnknownSchema => Diagnostics.UnknownSchema,
        EventStatus.Malformed => Diagnostics.MalformedJson,
        EventStatus.Failed => Diagnostics.HandlerFailed,
        EventStatus.Refused => Diagnostics.Stopping,
        _ => Diagnostics.InvalidEvent,
    };
}
