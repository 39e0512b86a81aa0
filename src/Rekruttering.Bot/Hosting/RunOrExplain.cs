using Microsoft.Extensions.Options;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Hosting;

internal static class RunOrExplain
{
    // A setting that keeps the bot from starting is the operator's to mend: they get the sentence, and not where in the code it was read.
    public static Task<int> RunOrExplainAsync(this WebApplication app, Func<CancellationToken, Task> prepare) => app.DoOrExplainAsync(async cancellationToken =>
    {
        await prepare(cancellationToken);
        await app.RunAsync();
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
    }
}
