using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rekruttering.Bot.Tests.Support;

// Microsoft's own JavaScript libraries, as judges of what the bot sends. Installed once from tests/web's lock file.
public static class WebTools
{
    private static readonly SemaphoreSlim Gate = new(1, 1);

    public static string Folder => Path.Combine(RepositoryRoot, "tests", "web");

    public static string NodeModules => Path.Combine(Folder, "node_modules");

    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    // Skips the test where there is no Node.
    public static async Task<JsonNode> RunAsync(string script, object input, CancellationToken cancellationToken)
    {
        await EnsureInstalledAsync(cancellationToken);
        var output = await StartAsync("node", [script], JsonSerializer.Serialize(input), cancellationToken);
        return JsonNode.Parse(output)!;
    }

    public static async Task EnsureInstalledAsync(CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        try
        {
            // Another test process may be installing.
            await using var turn = await OnlyProcessAsync(cancellationToken);
            var installed = new FileInfo(Path.Combine(NodeModules, ".package-lock.json"));
            var wanted = new FileInfo(Path.Combine(Folder, "package-lock.json"));
            if (!installed.Exists || installed.LastWriteTimeUtc < wanted.LastWriteTimeUtc)
                await StartAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund"], "", cancellationToken);
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task<FileStream> OnlyProcessAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Path.GetTempPath(), "rekruttering-web-tools.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
            }
        }
    }

    private static async Task<string> StartAsync(string command, string[] arguments, string input, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new(command, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            },
        };

        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{command} is not on this machine: install Node.js 20 or newer to check against Microsoft's JavaScript libraries.");
        }

        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);

        Assert.True(process.ExitCode == 0, $"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await error}");
        return await output;
    }

    private static string FindRepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rekruttering.Bot.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run from inside the repository.");
    }
}
