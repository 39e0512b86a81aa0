using System.Globalization;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>Where something new goes, and what it will be known by: made when the form opens, so that sending it twice adds it once.</summary>
internal static class NewThing
{
    public static string Join(Guid where, Guid newId) => $"{where}/{newId}";

    public static (Guid Where, Guid? NewId)? Read(string? id)
    {
        var parts = (id ?? "").Split('/');
        if (parts.Length is 0 or > 2 || !Guid.TryParse(parts[0], out var where))
            return null;
        if (parts.Length == 1)
            return (where, null);
        return Guid.TryParse(parts[1], out var newId) ? (where, newId) : null;
    }
}

internal static class FieldValues
{
    public static string Of(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Reads what was typed, and notes at which input something cannot be read.</summary>
internal sealed class Reading(Language language, CardAnswers answers)
{
    private readonly PlanCardTexts _texts = PlanCardTexts.In(language);
    private readonly Dictionary<string, string> _problems = [];

    public IReadOnlyDictionary<string, string> Problems => _problems;

    // Empty, too long or with a number in it: the plan's own rules say so.
    public string Title() => answers.Text(PlanInputs.Title) ?? "";

    public string? Notes() => answers.Text(PlanInputs.Notes);

    public DateOnly? Date(string input)
    {
        if (answers.Text(input) is not null && answers.Date(input) is null)
            _problems[input] = _texts.DateError;
        return answers.Date(input);
    }

    public ActionStatus Status()
    {
        if (Enum.TryParse<ActionStatus>(answers.Text(PlanInputs.Status), out var status) && Enum.IsDefined(status))
            return status;
        _problems[PlanInputs.Status] = _texts.StatusError;
        return default;
    }

    public bool IsNew()
    {
        if (answers.Text(PlanInputs.IsNew) is "true" or "false")
            return answers.Toggle(PlanInputs.IsNew);
        _problems[PlanInputs.IsNew] = _texts.ChooseIsNew;
        return false;
    }

    public IReadOnlyList<int> Recommendations()
    {
        var chosen = answers.Choices(PlanInputs.Recommendations);
        if (chosen.Count is > 0 and <= 100 && chosen.All(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return [.. chosen.Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        _problems[PlanInputs.Recommendations] = _texts.ChooseRecommendation;
        return [];
    }

    /// <summary>A plan with one initiative has no field for it.</summary>
    public Guid Initiative(Guid present)
    {
        if (!answers.Ids.Contains(PlanInputs.Initiative))
            return present;
        if (Guid.TryParse(answers.Text(PlanInputs.Initiative), out var id))
            return id;
        _problems[PlanInputs.Initiative] = _texts.ChooseInitiative;
        return present;
    }

    public async Task<IReadOnlyCollection<Guid>> OwnersAsync(ResponsiblePeople people, Person person, CancellationToken cancellationToken)
    {
        if (await people.ResolveAsync(person, answers.Choices(PlanInputs.Owners), cancellationToken) is { } owners)
            return [.. owners];
        _problems[PlanInputs.Owners] = _texts.ChoosePeople;
        return [];
    }

    public async Task<Guid?> DeputyAsync(ResponsiblePeople people, Person person, CancellationToken cancellationToken)
    {
        var deputies = await people.ResolveAsync(person, answers.Choices(PlanInputs.Deputy), cancellationToken);
        if (deputies is null or { Count: > 1 })
            _problems[PlanInputs.Deputy] = deputies is null ? _texts.ChoosePeople : _texts.ChooseOneDeputy;
        return deputies is { Count: 1 } ? deputies[0] : null;
    }
}
