using SchemaPacks.Feeds;

namespace SchemaPacks.Tests.Feeds;

/// <summary>A host's folder with feeds beside it, gone afterwards. Its nuget.config hides whatever the machine has.</summary>
internal sealed class HostFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _sources = [];
    private string _rest = "";

    public string Path => _folder["host"];

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The folder feed of that name.</summary>
    public string Feed(string name) => _folder[name];

    /// <summary>A folder feed, which nuget.config names, with these packages.</summary>
    public HostFolder WithFeed(string name, params TestPackage[] packages)
    {
        Directory.CreateDirectory(Feed(name));
        foreach (TestPackage package in packages)
            package.PutInto(Feed(name));
        return WithSource(name, Feed(name));
    }

    public HostFolder WithSource(string name, string address, string attributes = "")
    {
        _sources.Add($"""<add key="{name}" value="{address}" {attributes} />""");
        return this;
    }

    /// <summary>More sections of nuget.config.</summary>
    public HostFolder WithSections(string sections)
    {
        _rest += sections;
        return this;
    }

    public HostFolder WithList(string json)
    {
        _folder.Write("host/packs.json", json);
        return this;
    }

    public string ReadList() => File.ReadAllText(this["packs.json"]);

    public string ReadLock() => File.ReadAllText(this["packs.lock.json"]);

    public string[] Cached() => Directory.Exists(this["packs.cache"])
        ? [.. Directory.EnumerateFiles(this["packs.cache"], "*.nupkg", SearchOption.AllDirectories).Select(System.IO.Path.GetFileName).Order()!]
        : [];

    /// <summary>Opens it anew, as another process would.</summary>
    public PackFeeds Open(Func<PackFeedOptions, PackFeedOptions>? configure = null)
    {
        _folder.Write("host/nuget.config", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <packageSources><clear />{string.Concat(_sources)}</packageSources>
              {(_rest.Contains("disabledPackageSources", StringComparison.Ordinal) ? "" : "<disabledPackageSources><clear /></disabledPackageSources>")}
              {(_rest.Contains("packageSourceMapping", StringComparison.Ordinal) ? "" : "<packageSourceMapping><clear /></packageSourceMapping>")}
              {_rest}
            </configuration>
            """);
        var options = new PackFeedOptions { Folder = Path };
        return new PackFeeds(configure?.Invoke(options) ?? options);
    }

    public void Dispose() => _folder.Dispose();
}
