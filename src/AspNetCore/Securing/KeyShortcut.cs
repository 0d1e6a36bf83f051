using Microsoft.AspNetCore.Http;
using SchemaPacks.Recording;

namespace SchemaPacks.Securing;

/// <summary>
/// Takes events of senders with a key past routing, authentication and authorization, which together cost more than recording. It decides what they would:
/// a request that they could answer in any other way than by handing it to the endpoint goes to them.
/// </summary>
internal sealed class KeyShortcut(RequestDelegate next, EventLogEndpoint endpoint, EventLogKeyRing ring, TimeProvider time, PathString path)
{
    public Task InvokeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        return request.Path == path && HttpMethods.IsPost(request.Method) && request.Headers.Origin.Count == 0
            && request.Headers.Authorization is [{ } header] && ring.Find(header) is { } holder
            && (holder.Key.Scopes & EventLogScopes.Write) != 0 && !holder.HasExpired(time)
            ? endpoint.HandleAsync(context, SenderRights.Of(holder))
            : next(context);
    }
}
