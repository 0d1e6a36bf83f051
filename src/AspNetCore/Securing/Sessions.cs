using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Securing;

/// <summary>Browsers that have signed in. They hold a cookie which no script can read and no other site can use.</summary>
internal sealed class Sessions(EventLogKeyRing ring, TimeProvider time)
{
    private const string Cookie = "schemapacks-session";

    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private readonly Grants _grants = new(ring, time);

    /// <summary>Signs in whoever makes a request.</summary>
    /// <returns>False where what he presents has ended: a signed token is taken a little longer than it says, since clocks differ.</returns>
    public bool TryBegin(HttpContext context)
    {
        Proof? proof = Proof.Of(context);
        DateTimeOffset now = time.GetUtcNow(), ends = Proof.EarlierOf(proof, now + Life);
        if (ends <= now)
            return false;
        string token = _grants.Add(new Grant(context.User.Clone(), proof, ends));
        context.Response.Cookies.Append(Cookie, token, Options(context, ends));
        return true;
    }

    /// <summary>Signs out.</summary>
    public void End(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { Length: > 0 } token)
            _grants.Take(token);
        context.Response.Cookies.Delete(Cookie, Options(context, ends: null));
    }

    /// <returns>The session of a request that this host's own page makes; null for others.</returns>
    public Grant? Find(HttpRequest request) =>
        request.Headers.Cookie.Count > 0 && request.Cookies[Cookie] is { Length: > 0 } token && RequestOrigin.IsOwn(request) ? _grants.Find(token) : null;

    private static CookieOptions Options(HttpContext context, DateTimeOffset? ends) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = context.Request.PathBase.HasValue ? context.Request.PathBase : "/",
        Expires = ends,
    };
}
