using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Hosting;

internal static partial class RunOrExplain
{
    // A setting that keeps the bot from starting is the operator's to mend: they get the sentence, and not where in the code it was read.
    public static Task<int> RunOrExplainAsync(
        this WebApplicationBuilder builder, Action<WebApplication> map, Func<WebApplication, CancellationToken, Task> prepare) => builder.DoOrExplainAsync(async (app, cancellationToken) =>
    {
        map(app);
        await prepare(app, cancellationToken);
        try
        {
            await app.StartAsync(CancellationToken.None);
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop before everything had started. What had started is stopped in order, so that requests under way get their time.
            await app.StopAsync(CancellationToken.None);
            return;
        }

        await app.WaitForShutdownAsync(CancellationToken.None);
    });

    public static async Task<int> DoOrExplainAsync(this WebApplicationBuilder builder, Func<WebApplication, CancellationToken, Task> what)
    {
        WebApplication? app = null;
        try
        {
            // The server asks for the clock while it is put together, and the clock that can be moved lies beside the database.
            app = builder.Build();

            // The host would check them too, and log the whole stack before it gives up.
            app.Services.GetService<IStartupValidator>()?.Validate();
            await what(app, app.Lifetime.ApplicationStopping);
            return 0;
        }
        catch (OptionsValidationException refused)
        {
            return await ExplainAsync(Lines(refused));
        }
        catch (AggregateException several) when (several.InnerExceptions.All(one => one is OptionsValidationException))
        {
            // Wrong in more than one section. One section's rule may look at another's, which then is refused twice.
            return await ExplainAsync(several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(Lines));
        }
        catch (DatabaseUnavailableException unavailable)
        {
            return await ExplainAsync([unavailable.Message]);
        }
        catch (IOException inUse) when (inUse.InnerException is AddressInUseException)
        {
            return await ExplainAsync([$"{inUse.Message} Another program listens there, perhaps another bot. Stop it, or choose another address in ASPNETCORE_URLS."]);
        }
        finally
        {
            if (app is not null)
                await app.DisposeAsync();
        }
    }

    private static async Task<int> ExplainAsync(IEnumerable<string> lines)
    {
        foreach (var line in lines.Distinct(StringComparer.Ordinal))
            await Console.Error.WriteLineAsync(line);
        return 1;
    }

    // The framework's own rules name the class, which no operator has ever seen; ours begin with the name of the setting.
    private static IEnumerable<string> Lines(OptionsValidationException refused)
    {
        var (section, options) = SettingsCheck.Sections.FirstOrDefault(known => known.Options == refused.OptionsType);
        return refused.Failures.Select(failure =>
        {
            var line = FrameworkRule().Match(failure) is { Success: true } rule ? rule.Groups["rule"].Value : failure;
            return section is null ? line : line.Replace($"{options.Name}.", $"{section}:", StringComparison.Ordinal).Replace(" field is required", " is required", StringComparison.Ordinal);
        });
    }

    [GeneratedRegex(@"^(\w+: )?The (field )?(?<rule>.+)$|^\w+: (?<rule>\w+:\w.+)$|with the error: '(?<rule>.+)'\.$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FrameworkRule();
}
