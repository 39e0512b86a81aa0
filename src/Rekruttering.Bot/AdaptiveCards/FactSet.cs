namespace Rekruttering.Bot.AdaptiveCards;

internal sealed record FactSet(IReadOnlyList<Fact> Facts) : CardElement;

internal sealed record Fact(CardText Title, CardText Value);
