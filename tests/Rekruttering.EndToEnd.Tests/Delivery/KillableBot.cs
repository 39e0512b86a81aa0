using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Rekruttering.EndToEnd.Tests.Support;

namespace Rekruttering.EndToEnd.Tests.Delivery;

// The built bot as a process that a test can kill, freeze and stop in the ordinary way.
internal sealed class KillableBot : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private KillableBot(Process process) => _process = process;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static KillableBot Start(params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var start = new ProcessStartInfo("dotnet", [BotProcess.BotAssembly])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        BotProcess.Hurry(start);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;

        var bot = new KillableBot(new Process { StartInfo = start });
        bot._process.OutputDataReceived += (_, line) => bot.Keep(line.Data);
        bot._process.ErrorDataReceived += (_, line) => bot.Keep(line.Data);
        bot._process.Start();
        bot._process.BeginOutputReadLine();
        bot._process.BeginErrorReadLine();
        return bot;
    }

    // SIGKILL: nothing is said goodbye to.
    public async Task KillAsync()
    {
        if (_process.HasExited)
            Assert.Fail($"The bot had ended by itself:\n{Output}");
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public Task FreezeAsync() => SignalAsync("STOP");

    public Task ThawAsync() => SignalAsync("CONT");

    // SIGTERM, as an operator or an orchestrator does it.
    public async Task TerminateAsync()
    {
        await SignalAsync("TERM");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
        Assert.True(_process.ExitCode == 0, Output);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    // The shell has it built in, wherever the tests run.
    private async Task SignalAsync(string signal)
    {
        Assert.False(_process.HasExited, $"The bot had ended by itself:\n{Output}");
        using var shell = Process.Start("/bin/sh", ["-c", $"kill -{signal} {_process.Id}"]);
        await shell.WaitForExitAsync(CancellationToken.None);
        Assert.Equal(0, shell.ExitCode);
    }

    private void Keep(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
