using System.Text.Json.Nodes;

namespace Rekruttering.Bot.Tests.AdaptiveCards;

// The rules for cards that everybody can use, read from the JSON as Teams gets it.
internal sealed class CardLinter
{
    private const int MaxActionTitle = 40;
    private const int LongText = 40;

    // The word each language puts in the label of a required input; a renderer fault keeps some screen readers from announcing it.
    private static readonly Dictionary<string, string> RequiredMark = new() { ["da"] = "(skal udfyldes)", ["en"] = "(required)" };
    private static readonly HashSet<string> MeaningfulColors = ["good", "warning", "attention"];

    private readonly List<string> _findings = [];
    private readonly HashSet<string> _ids = [];
    private readonly List<string> _toggled = [];
    private readonly List<string> _mentioned = [];
    private string _language = "";

    public static IReadOnlyList<string> Check(JsonNode card)
    {
        var linter = new CardLinter();
        linter.CheckCard(card.AsObject());
        return linter._findings;
    }

    private void CheckCard(JsonObject card)
    {
        Require(card, "card", "version", "fallbackText", "speak", "lang");
        _language = Text(card, "lang");
        if (!RequiredMark.ContainsKey(_language))
            Report("card", $"is in a language the product does not speak: '{_language}'");

        var first = Descendants(card["body"]).FirstOrDefault(element => Text(element, "type") == "TextBlock");
        if (first is null || Text(first, "style") != "heading")
            Report("card", "begins with a text that is not a heading");

        Walk(card, "card");

        foreach (var id in _toggled.Where(id => !_ids.Contains(id)))
            Report("card", $"shows and hides '{id}', which it does not have");
        CheckMentions(card);
    }

    private void Walk(JsonNode? node, string path)
    {
        if (node is JsonArray list)
        {
            if (path.EndsWith(".actions", StringComparison.Ordinal) && list.Count > 6)
                Report(path, $"has {list.Count} buttons in one row; Teams hides those after the sixth");
            for (var i = 0; i < list.Count; i++)
                Walk(list[i], $"{path}[{i}]");
        }
        else if (node is JsonObject element)
        {
            Check(element, path);
            foreach (var (name, child) in element)
            {
                if (name is not ("data" or "fallback"))
                    Walk(child, $"{path}.{name}");
            }
        }
    }

    private void Check(JsonObject element, string path)
    {
        var type = Text(element, "type");
        if (Text(element, "id") is { Length: > 0 } id && path.Contains(".body", StringComparison.Ordinal) && !path.EndsWith(".mentioned", StringComparison.Ordinal) && !_ids.Add(id))
            Report(path, $"has the id '{id}' that another element has");

        if (type.StartsWith("Input.", StringComparison.Ordinal))
            CheckInput(element, type, path);
        else if (type.StartsWith("Action.", StringComparison.Ordinal))
            CheckAction(element, type, path);
        else if (type.StartsWith("Chart.", StringComparison.Ordinal))
            CheckChart(element, path);
        else
            CheckElement(element, type, path);
    }

    private void CheckInput(JsonObject input, string type, string path)
    {
        Require(input, path, "id", "label", "errorMessage");
        var label = Text(input, "label");
        if ((bool?)input["isRequired"] == true && RequiredMark.TryGetValue(_language, out var mark) && !label.Contains(mark, StringComparison.Ordinal))
            Report(path, $"is required, and its label '{label}' does not say so");
        if (Text(input, "placeholder") is { Length: > 0 } placeholder && (placeholder == label || placeholder.EndsWith('?')))
            Report(path, "asks its question in a placeholder, which is not read aloud");
        if (type == "Input.Text" && input["maxLength"] is null)
            Report(path, "takes text of any length");
        if (type == "Input.ChoiceSet" && input["choices"] is not JsonArray { Count: > 0 } && input["choices.data"] is null)
            Report(path, "has nothing to choose");
        if (input["choices"] is JsonArray choices && choices.Any(choice => Text(choice!.AsObject(), "title").Length == 0))
            Report(path, "has a choice without a title");
    }

    private void CheckAction(JsonObject action, string type, string path)
    {
        // A refresh is pressed by nobody.
        if (!path.EndsWith(".refresh.action", StringComparison.Ordinal))
        {
            Require(action, path, "title");
            if (Text(action, "title").Length > MaxActionTitle && !path.EndsWith(".selectAction", StringComparison.Ordinal))
                Report(path, $"has a title of more than {MaxActionTitle} characters: '{Text(action, "title")}'");
            if (type == "Action.Execute" && !(action["fallback"] is JsonObject fallback && Text(fallback, "type") == "Action.Submit" && JsonNode.DeepEquals(fallback["data"], action["data"])))
                Report(path, "does nothing in clients that do not know Action.Execute: it needs a fallback with the same data");
        }

        if (action["targetElements"] is JsonArray targets)
            _toggled.AddRange(targets.Select(target => target is JsonObject named ? Text(named, "elementId") : (string)target!));
    }

    private void CheckChart(JsonObject chart, string path)
    {
        Require(chart, path, "title");
        if (chart["fallback"] is not JsonObject fallback || Text(fallback, "type") is not ("Table" or "FactSet"))
            Report(path, "has no table or facts with the same numbers");

        // Values told apart by their colour need a name as well.
        foreach (var value in Descendants(chart["data"]).Concat(Descendants(chart["segments"])).Where(value => value.ContainsKey("color")))
        {
            if (Text(value, "legend").Length == 0 && Text(value, "x").Length == 0)
                Report(path, "tells a value by its colour alone");
        }
    }

    private void CheckElement(JsonObject element, string type, string path)
    {
        switch (type)
        {
            case "TextBlock":
                Require(element, path, "text");
                if ((bool?)element["wrap"] != true && Text(element, "text").Length > LongText)
                    Report(path, "cuts its text: it needs wrap");
                if (MeaningfulColors.Contains(Text(element, "color")) && !Text(element, "text").Any(char.IsLetterOrDigit))
                    Report(path, "says something by colour alone");
                break;
            case "Image":
                Require(element, path, "url", "altText");
                break;
            case "Container" when MeaningfulColors.Contains(Text(element, "style")):
                if (!Descendants(element["items"]).Any(item => Text(item, "text").Any(char.IsLetterOrDigit)))
                    Report(path, "says something by colour alone");
                break;
            case "Badge" or "CompoundButton" or "ProgressBar":
                if (element["fallback"] is null)
                    Report(path, $"is a {type}, which only Teams knows, and has no fallback");
                if (type == "Badge")
                    Require(element, path, "text");
                if (type == "CompoundButton")
                    Require(element, path, "title");
                break;
            case "Table" when (bool?)element["firstRowAsHeaders"] == false:
                Report(path, "has no row of headings");
                break;
            case "mention":
                _mentioned.Add(Text(element, "text"));
                break;
        }
    }

    private void CheckMentions(JsonObject card)
    {
        // What a person has typed into an input stays what it is.
        var texts = Descendants(card["body"]).Where(element => !Text(element, "type").StartsWith("Input.", StringComparison.Ordinal)).SelectMany(element => new[] { Text(element, "text"), Text(element, "value") }).ToList();
        foreach (var mention in _mentioned.Where(mention => !texts.Any(text => text.Contains(mention, StringComparison.Ordinal))))
            Report("card", $"lists the mention {mention} and does not use it");
        foreach (var text in texts)
        {
            var rest = _mentioned.Aggregate(text, (remaining, mention) => remaining.Replace(mention, "", StringComparison.Ordinal));
            if (rest.Contains("<at", StringComparison.OrdinalIgnoreCase))
                Report("card", $"uses a mention that it does not list: {text}");
        }
    }

    private void Require(JsonObject element, string path, params string[] names)
    {
        foreach (var name in names.Where(name => string.IsNullOrWhiteSpace(Text(element, name))))
            Report(path, $"has no {name}");
    }

    private void Report(string path, string finding) => _findings.Add($"{path} {finding}");

    private static string Text(JsonObject element, string name) => element[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static IEnumerable<JsonObject> Descendants(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Descendants),
        JsonObject element => [element, .. element.SelectMany(member => Descendants(member.Value))],
        _ => [],
    };
}
