using System.Reflection;
using Rekruttering.Bot.AdaptiveCards;

namespace Rekruttering.Bot.Tests.AdaptiveCards;

// A card as a person may meet it. Every card the product can make has at least one, with the longest and the strangest content it may get.
internal sealed record CardSample(string Name, Type MadeBy, AdaptiveCard Card);

// Implemented beside a feature's tests, in a file named …CardSamples.cs: those files are also compiled into the end-to-end tests,
// which draw every sample in a browser, so they use the product's types only.
internal interface ICardSamples
{
    IEnumerable<CardSample> Samples();
}

internal static class CardSamples
{
    public static IReadOnlyDictionary<string, CardSample> All { get; } = Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICardSamples)))
        .SelectMany(type => ((ICardSamples)Activator.CreateInstance(type)!).Samples())
        .ToDictionary(sample => sample.Name);

    public static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);
}
