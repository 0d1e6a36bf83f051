using Microsoft.Extensions.Logging;
using SchemaPacks.Compiling;
using SchemaPacks.JsonSchema;
using SchemaPacks.Reusing;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Reusing;

/// <summary>What one process found out about packs saves the next one work, and changes nothing else.</summary>
public sealed class PackCacheTests : IDisposable
{
    private const string Plain = "$id: app.plain\nversion: 1\nproperties:\n  page: { type: string, categories: [unrestricted] }\n";
    private const string Warned = "$id: app.warned\nversion: 1\nproperties:\n  page: { type: string }\n";
    private const string Referring = "$id: app.referring\nversion: 1\nproperties:\n  plain: { $ref: app.plain, categories: [unrestricted] }\n";
    private const string Wrong = "$id: app.wrong\nversion: 1\nproperties:\n  page: { type: strange, categories: [unrestricted] }\n";

    private static readonly SchemaKey PlainKey = new("app.plain", 1);
    private static readonly SchemaKey WarnedKey = new("app.warned", 1);

    private readonly TemporaryFolder _folder = new();

    private string Cache => _folder["cache/packs.cache"];

    [Fact]
    public async Task A_warm_start_gives_what_a_cold_one_gives()
    {
        RegistrySnapshot cold = await LoadAsync(), warm = await LoadAsync();
        warm.Digest.Should().Be(cold.Digest);
        warm.Findings.Should().Equal(cold.Findings).And.HaveCount(2);
        warm.Schemas.Select(schema => (schema.Key, schema.ContentHash, schema.Title, schema.Dialect, schema.Text, schema.TextMediaType, schema.HasNumericVersion))
            .Should().Equal(cold.Schemas.Select(schema => (schema.Key, schema.ContentHash, schema.Title, schema.Dialect, schema.Text, schema.TextMediaType, schema.HasNumericVersion)));
        warm.Find(PlainKey)!.Validator.IsValid("""{"page":1}"""u8).Should().BeFalse();
        warm.Find(new SchemaKey("app.referring", 1))!.Validator.IsValid("""{"plain":{"page":1}}"""u8).Should().BeFalse();
    }

    [Fact]
    public async Task Only_what_may_be_served_and_stands_alone_is_kept_with_what_was_found_in_it()
    {
        RegistrySnapshot cold = await LoadAsync();
        KnownSchema[] known = [.. Read().Packs.Values.SelectMany(pack => pack.Values)];
        known.Select(schema => schema.Key).Should().BeEquivalentTo([PlainKey, WarnedKey]);
        known.Single(schema => schema.Key == WarnedKey).Findings.Should().Equal(cold.Findings.Where(finding => finding.Descriptor == Diagnostics.MissingCategories)).And.NotBeEmpty();
    }

    [Fact]
    public async Task A_warning_of_the_cache_is_an_error_where_warnings_are()
    {
        await LoadAsync(("warned.yaml", Warned));
        using var strict = new RegistryLoader(Options(("warned.yaml", Warned)) with { Strict = true });
        RegistrySnapshot snapshot = await strict.LoadAsync();
        snapshot.Schemas.Should().BeEmpty();
        snapshot.Findings.Should().ContainSingle().Which.Severity.Should().Be(DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task A_schema_that_is_not_what_the_cache_says_cannot_be_used()
    {
        await LoadAsync(("plain.yaml", Plain));
        string digest = "sha256:" + new string('0', 64);
        Rewrite(known => new KnownSchemas(known.Packs.ToDictionary(
            pack => pack.Key,
            pack => (IReadOnlyDictionary<string, KnownSchema>)pack.Value.ToDictionary(schema => schema.Key, schema => schema.Value with { ContentHash = digest }))));

        CompiledSchema plain = (await LoadAsync(("plain.yaml", Plain))).Find(PlainKey)!;
        plain.ContentHash.Should().Be(digest, "that is how one sees that the cache was used");
        plain.Invoking(schema => schema.Validator).Should().Throw<InvalidOperationException>().WithMessage("*delete its file*");
    }

    [Fact]
    public async Task A_pack_with_other_bytes_is_another_pack()
    {
        RegistrySnapshot before = await LoadAsync(("plain.yaml", Plain)), after = await LoadAsync(("plain.yaml", Plain.Replace("string", "integer", StringComparison.Ordinal)));
        after.Digest.Should().NotBe(before.Digest);
        after.Find(PlainKey)!.Validator.IsValid("""{"page":1}"""u8).Should().BeTrue();
    }

    [Fact]
    public async Task Findings_of_other_limits_are_found_although_the_bytes_are_the_same()
    {
        (await LoadAsync(("plain.yaml", Plain))).Findings.Should().BeEmpty();
        using var loader = new RegistryLoader(Options(("plain.yaml", Plain)) with { Validation = new SchemaOptions { MaxSchemaNodes = 1 } });
        (await loader.LoadAsync()).Findings.Should().ContainSingle();
    }

    [Fact]
    public async Task Where_the_application_brings_formats_nothing_is_kept()
    {
        using var loader = new RegistryLoader(Options(("plain.yaml", Plain)) with
        {
            Validation = new SchemaOptions { Formats = new Dictionary<string, FormatCheck> { ["odd"] = static _ => true } },
        });
        await loader.LoadAsync();
        File.Exists(Cache).Should().BeFalse();
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_written()
    {
        using var loader = new RegistryLoader(Options(("plain.yaml", Plain)) with { CacheFile = null });
        await loader.LoadAsync();
        Directory.EnumerateFileSystemEntries(_folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task The_file_is_for_its_owner_alone_and_written_whole()
    {
        await LoadAsync();
        Directory.EnumerateFiles(Path.GetDirectoryName(Cache)!).Should().Equal(Cache);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Cache).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_damaged_file_is_ignored_said_to_be_and_written_anew()
    {
        RegistrySnapshot cold = await LoadAsync();
        byte[] good = File.ReadAllBytes(Cache);
        for (int at = 0; at < good.Length; at += Math.Max(1, good.Length / 40))
        {
            byte[] bad = [.. good];
            bad[at] ^= 0x41;
            File.WriteAllBytes(Cache, bad);
            var log = new ListLogger<RegistryLoader>();
            (await LoadAsync(log)).Digest.Should().Be(cold.Digest);
            log.Entries.Should().ContainSingle(entry => entry.Message.Contains("is not used", StringComparison.Ordinal));
            File.ReadAllBytes(Cache).Should().Equal(good);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("schemapacks-known-schemas 1\n")]
    [InlineData("{\"packs\": []}")]
    public async Task A_foreign_file_is_ignored(string text)
    {
        _folder.Write("cache/packs.cache", text);
        var log = new ListLogger<RegistryLoader>();
        (await LoadAsync(log)).Schemas.Should().HaveCount(3);
        log.Entries.Should().ContainSingle();
        Read().Packs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_file_that_others_may_write_to_is_ignored()
    {
        if (OperatingSystem.IsWindows())
            return; // its rights are not seen by their mode
        await LoadAsync();
        File.SetUnixFileMode(Cache, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        var log = new ListLogger<RegistryLoader>();
        await LoadAsync(log);
        log.Entries.Should().ContainSingle(entry => entry.Message.Contains("others than its owner", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_costs_time_and_nothing_else()
    {
        _folder.Write("cache", "a file where the folder should be");
        var log = new ListLogger<RegistryLoader>();
        (await LoadAsync(log)).Schemas.Should().HaveCount(3);
        log.Entries.Should().NotBeEmpty().And.OnlyContain(entry => entry.Message.Contains("cannot be written", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_changed_since_the_start_is_kept_at_the_end()
    {
        _folder.Write("packs/App/plain.yaml", Plain);
        using (var loader = new RegistryLoader(Options() with { Sources = [PackSource.Folder(_folder["packs"])] }))
        {
            await loader.LoadAsync();
            _folder.Write("packs/App/second.yaml", Plain.Replace("app.plain", "app.second", StringComparison.Ordinal));
            await loader.LoadAsync();
        }

        Read().Packs.Values.Single().Should().HaveCount(2);
    }

    public void Dispose() => _folder.Dispose();

    private SchemaRegistryOptions Options(params (string, string)[] documents) => new() { Sources = [PackSource.Documents("App", documents)], CacheFile = Cache };

    private Task<RegistrySnapshot> LoadAsync(params (string, string)[] documents) => LoadAsync(null, documents);

    private async Task<RegistrySnapshot> LoadAsync(ILogger? log, params (string, string)[] documents)
    {
        using var loader = new RegistryLoader(
            Options(documents.Length > 0 ? documents : [("plain.yaml", Plain), ("referring.yaml", Referring), ("warned.yaml", Warned), ("wrong.yaml", Wrong)]), logger: log);
        return await loader.LoadAsync();
    }

    private KnownSchemas Read() => KnownSchemasText.Read(File.ReadAllBytes(Cache), EngineStamp.Of(Options())!)!;

    private void Rewrite(Func<KnownSchemas, KnownSchemas> change) => File.WriteAllBytes(Cache, KnownSchemasText.Write(change(Read()), EngineStamp.Of(Options())!));
}
