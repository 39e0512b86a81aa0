using Microsoft.Extensions.Options;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Hosting;

internal static class RunOrExplain
{
    // A setting that keeps the bot from starting is the operator's to mend: they get the sentence, and not where in the code it was read.
    public static Task<int> RunOrExplainAsync(this WebApplication app, Func<CancellationToken, Task> prepare) => app.DoOrExplainAsync(async cancellationToken =>
    {
        await prepare(cancellationToken);
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

    public static async Task<int> DoOrExplainAsync(this WebApplication app, Func<CancellationToken, Task> what)
    {
        try
        {
            // The host would check them too, and log the whole stack before it gives up.
            app.Services.GetService<IStartupValidator>()?.Validate();
            await what(app.Lifetime.ApplicationStopping);
            return 0;
        }
        catch (OptionsValidationException refused)
        {
            foreach (var failure in refused.Failures)
                await Console.Error.WriteLineAsync(failure);
            return 1;
        }
        catch (AggregateException several) when (several.InnerExceptions.All(one => one is OptionsValidationException))
        {
            // Wrong in more than one section. One section's rule may look at another's, which then is refused twice.
            foreach (var failure in several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures).Distinct(StringComparer.Ordinal))
                await Console.Error.WriteLineAsync(failure);
            return 1;
        }
        catch (DatabaseUnavailableException unavailable)
        {
            await Console.Error.WriteLineAsync(unavailable.Message);
            return 1;
        }
        finally
        {
            await app.DisposeAsync();
        }
    }
}
