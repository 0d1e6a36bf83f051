using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Answering;

/// <summary>The status of an event that the log has.</summary>
internal static class SuccessStatus
{
    /// <returns>202 for an event that is yet to be judged, else 204.</returns>
    public static int Of(EventStatus status) => status == EventStatus.Accepted ? StatusCodes.Status202Accepted : StatusCodes.Status204NoContent;
}
