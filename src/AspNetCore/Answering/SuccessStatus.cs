using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Answering;

/// <summary>The status of an event that the log has.</summary>
internal static class SuccessStatus
{
    /// <param name="status">What has happened to it.</param>
    /// <param name="asked">What its sender waits for.</param>
    /// <returns>204 where as much has happened as was asked; 202 for an event that is yet to be judged, or was sent again before more is known of the first.</returns>
    public static int Of(EventStatus status, Acknowledgement asked) => status switch
    {
        EventStatus.Accepted => StatusCodes.Status202Accepted,
        EventStatus.Validated when asked is Acknowledgement.Durable or Acknowledgement.Delivered => StatusCodes.Status202Accepted,
        _ => StatusCodes.Status204NoContent,
    };
}
