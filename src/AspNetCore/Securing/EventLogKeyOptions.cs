using Microsoft.AspNetCore.Authentication;

namespace SchemaPacks.Securing;

/// <summary>How requests are taken that present no key.</summary>
public sealed class EventLogKeyOptions : AuthenticationSchemeOptions
{
    /// <summary>What somebody may do who presents nothing. Nothing by default: he is refused with 401.</summary>
    public EventLogScopes Anonymous { get; set; }

    /// <summary>How many wrong keys one address may present in a minute before it is answered 429 for the rest of it; a right key is never refused. By default 60.</summary>
    public int WrongKeysPerMinute { get; set; } = 60;
}
