using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace SchemaPacks.Tests.Running;

/// <summary>The real host, in a process of its own, on a free port, with folders of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly TaskCompletionSource _banner = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process, TemporaryFolder folder)
    {
        _process = process;
        Folder = folder;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data, isOutput: true);
        process.ErrorDataReceived += (_, line) => Keep(_error, line.Data, isOutput: false);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public TemporaryFolder Folder { get; }

    public string Output => Read(_output);

    public string Error => Read(_error);

    /// <summary>The lines of the command that the host printed.</summary>
    public string Command => Output[Output.IndexOf("curl ", StringComparison.Ordinal)..].Trim();

    public string Token { get; private set; } = "";

    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseCookies = false });

    /// <summary>Bytes of memory that it holds.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts a host and waits until it has printed its banner.</summary>
    public static async Task<HostProcess> StartAsync(TemporaryFolder folder, params (string Name, string Value)[] settings)
    {
        HostProcess host = Launch(folder, "Development", settings);
        await Task.WhenAny(host._banner.Task, host._process.WaitForExitAsync()).WaitAsync(Hang);
        host._banner.Task.IsCompleted.Should().BeTrue("the host prints its command: {0} {1}", host.Output, host.Error);
        host.Client.BaseAddress = new Uri(host.Line("Listening"));
        host.Token = host.Output.Contains("\nToken ", StringComparison.Ordinal) ? host.Line("Token").Split(' ')[0] : "";
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.Token);
        return host;
    }

    /// <summary>Starts a host that is expected not to start, and waits for its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> FailAsync(string environment, params (string Name, string Value)[] settings)
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = Launch(folder, environment, settings);
        await host._process.WaitForExitAsync().WaitAsync(Hang);
        return (host._process.ExitCode, host.Output, host.Error);
    }

    /// <summary>Asks the host to stop, as an operator does, and waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Hang);
        return _process.ExitCode;
    }

    /// <summary>Ends the process at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Hang);
    }

    public Task<Answer> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<Answer> PostAsync(string body) => PostAsync(Encoding.UTF8.GetBytes(body));

    public Task<Answer> PostAsync(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/eventlog") { Content = content });
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await Client.SendAsync(request);
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync(),
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        Client.Dispose();
        _process.Dispose();
    }

    private static HostProcess Launch(TemporaryFolder folder, string environment, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Built.HostFolder, "SchemaPacks.Host.dll"), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["EventLog__Directory"] = folder.Events;
        foreach ((string name, string value) in settings)
            start.Environment[name] = value;
        return new HostProcess(Process.Start(start)!, folder);
    }

    private string Line(string name) => Output.Split('\n').Single(line => line.StartsWith(name + " ", StringComparison.Ordinal))[name.Length..].Trim();

    private void Keep(StringBuilder kept, string? line, bool isOutput)
    {
        if (line is null)
            return;
        lock (kept)
            kept.Append(line).Append('\n');
        if (isOutput && line.TrimStart().StartsWith("-d '", StringComparison.Ordinal))
            _banner.TrySetResult();
    }

    private static string Read(StringBuilder kept)
    {
        lock (kept)
            return kept.ToString();
    }
}
