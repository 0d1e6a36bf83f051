using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Validating;

/// <summary>The schemas of a running host.</summary>
internal static class HostRegistry
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="CommandFailure">The host cannot be asked.</exception>
    public static async Task<RegistrySnapshot> LoadAsync(Uri host, string token, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience, BaseAddress = host };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            var documents = new List<(string Name, string Text)>();
            using JsonDocument list = JsonDocument.Parse(await GetAsync(client, "api/schemas", cancellationToken));
            foreach (JsonElement schema in list.RootElement.GetProperty("schemas").EnumerateArray())
            {
                string id = schema.GetProperty("id").GetString()!, version = schema.GetProperty("version").GetString()!;
                string text = await GetAsync(client, $"api/schemas/by-id?format=json&id={Uri.EscapeDataString(id)}&version={Uri.EscapeDataString(version)}", cancellationToken);
                documents.Add(($"schema-{documents.Count + 1}.json", text));
            }

            using var loader = new RegistryLoader(new SchemaRegistryOptions { Sources = [PackSource.Documents(host.Authority, documents)] });
            return await loader.LoadAsync(cancellationToken: cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new CommandFailure(ExitCode.Failure, $"the host at {host} cannot be asked: {(exception.StatusCode is { } status ? $"it answers {(int)status}" : Unreachable.Because(exception))}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailure(ExitCode.Failure, $"the host at {host} did not answer in {Patience.TotalSeconds} seconds");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CommandFailure(ExitCode.Usage, $"{host} answers as no host does: is it the address of one?");
        }
    }

    private static async Task<string> GetAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await client.GetAsync(path, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            throw new CommandFailure(ExitCode.Usage, "the host answers 401: give the setting EventLog:Token in --token-file or SCHEMAPACKS_TOKEN");
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
    }
}
