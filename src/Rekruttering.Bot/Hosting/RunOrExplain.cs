using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.Hosting;

internal static class RunOrExplain
{
    // A setting that keeps the bot from starting is the operator's to mend: they get the sentence, and not where in the code it was read.
    public static async Task<int> RunOrExplainAsync(this WebApplication app, Func<CancellationToken, Task> prepare)
    {
        try
        {
            // The host would check them too, and log the whole stack before it gives up.
            app.Services.GetService<IStartupValidator>()?.Validate();
            await prepare(app.Lifetime.ApplicationStopping);
            await app.RunAsync();
            return 0;
        }
        catch (OptionsValidationException refused)
        {
            foreach (var failure in refused.Failures)
                await Console.Error.WriteLineAsync(failure);
            return 1;
        }
    }
}
