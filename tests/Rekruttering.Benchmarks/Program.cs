using System.Globalization;
using BenchmarkDotNet.Running;
using Rekruttering.Benchmarks.Delivery;
using Rekruttering.Benchmarks.Inbound;
using Rekruttering.Benchmarks.Search;

namespace Rekruttering.Benchmarks;

internal static class BenchmarkProgram
{
    /// <summary>
    /// <c>percentiles [folder] [sizes]</c> for latencies of a query (sizes as <c>60,10000,100000</c>), <c>inbound</c> for those of a message to the bot,
    /// <c>delivery [messages] [postgresql]</c> for the outbox (10,000 messages on SQLite; 0 for the commits alone), <c>claims [rows]</c> for its statements
    /// among many deliveries (a million); anything else goes to BenchmarkDotNet.
    /// </summary>
    private static async Task Main(string[] args)
    {
        if (args is ["inbound"])
        {
            await InboundPercentiles.RunAsync();
            return;
        }

        if (args is ["claims", .. var among])
        {
            await ClaimsAmongMany.RunAsync(int.Parse(among.FirstOrDefault() ?? "1000000", CultureInfo.InvariantCulture));
            return;
        }

        if (args is ["delivery", .. var of])
        {
            var people = of.FirstOrDefault(IsSizes) ?? "10000";
            await DeliveryFigures.RunAsync(int.Parse(people, CultureInfo.InvariantCulture), sendsOnPostgreSql: of.Contains("postgresql"));
            return;
        }

        if (args is not ["percentiles", .. var rest])
        {
            BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args);
            return;
        }

        var sizes = rest.FirstOrDefault(IsSizes) ?? "60,10000,100000";
        Percentiles.Run(rest.FirstOrDefault(argument => !IsSizes(argument)), [.. sizes.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
    }

    private static bool IsSizes(string argument) => argument.All(c => char.IsAsciiDigit(c) || c == ',');
}
