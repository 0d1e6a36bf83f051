using System.Security.Claims;
using SchemaPacks.Answering;
using SchemaPacks.Routing;

namespace SchemaPacks.Securing;

/// <summary>Who sends events, and which schemas he may write.</summary>
/// <param name="Name">His name; null where he has none.</param>
/// <param name="MayWrite">Null for all.</param>
internal readonly record struct SenderRights(string? Name, SchemaFilter? MayWrite)
{
    public static SenderRights Of(ClaimsPrincipal user) =>
        new(user.Identity?.Name, user.FindFirst(EventLogClaims.Schemas) is null ? null : new SchemaFilter(user.FindAll(EventLogClaims.Schemas).Select(claim => claim.Value)));

    public static SenderRights Of(KeyHolder holder) => new(holder.Key.Name, holder.MayWrite);

    /// <returns>Why he may not write a schema, or null.</returns>
    public Problem? Refusal(in SchemaKey key) => MayWrite is null || MayWrite.Takes(key.Id)
        ? null
        : new Problem(Microsoft.AspNetCore.Http.StatusCodes.Status403Forbidden, AccessDiagnostics.SchemaNotPermitted,
            $"'{Name}' may not write events of '{key.Id}': the operator of this host can add it to the 'Schemas' of the key");
}
