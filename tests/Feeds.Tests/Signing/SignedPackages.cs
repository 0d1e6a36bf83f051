using System.Security.Cryptography.X509Certificates;

namespace SchemaPacks.Tests.Feeds.Signing;

/// <summary>One package, unsigned and signed in all ways. Making keys takes a while: it is done once for all tests of a class.</summary>
public sealed class SignedPackages : IAsyncLifetime
{
    private readonly SigningAuthority _authority = new();

    internal SigningAuthority Authority => _authority;

    public X509Certificate2 Author { get; private set; } = null!;

    public X509Certificate2 Repository { get; private set; } = null!;

    public byte[] Unsigned { get; } = new TestPackage("Acme.Web", "1.0.0").Build();

    public byte[] ByAuthor { get; private set; } = [];

    public byte[] ByRepository { get; private set; } = [];

    /// <summary>By the author, and by the repository on top.</summary>
    public byte[] ByBoth { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Author = _authority.Issue("Acme");
        Repository = _authority.Issue("Feed");
        ByAuthor = await _authority.SignAsync(Unsigned, Author);
        ByRepository = await _authority.SignAsRepositoryAsync(Unsigned, Repository, "acme", "friends");
        ByBoth = await _authority.SignAsRepositoryAsync(ByAuthor, Repository, "acme", "friends");
    }

    public ValueTask DisposeAsync()
    {
        _authority.Dispose();
        return ValueTask.CompletedTask;
    }
}
