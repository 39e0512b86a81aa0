using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Questions;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Manifest;

// Teams sends the title as a message when somebody picks a command in the menu.
public sealed partial class CommandTitleTests
{
    // What answers each command; a new one in the manifest has to be added here.
    private static readonly Dictionary<string, string> AnswerTo = new()
    {
        ["Hjælp"] = "Det kan du bruge mig til",
        ["Help"] = "What you can use me for",
        ["Anbefalinger"] = "Planens anbefalinger",
        ["Temaer"] = "Planens anbefalinger",
        ["Recommendations"] = "The plan’s recommendations",
        ["Themes"] = "The plan’s recommendations",
        ["Cases/da-DK"] = "Casebanken",
        ["Cases/en-GB"] = "The case bank",
        ["Hvad gemmer du?"] = "Hvad jeg gemmer om dig",
        ["What do you store?"] = "What I store about you",
    };

    public static TheoryData<string, string, string> Commands
    {
        get
        {
            var commands = new TheoryData<string, string, string>();
            foreach (var list in Json("manifest.json")["bots"]![0]!["commandLists"]!.AsArray())
            {
                foreach (var command in list!["commands"]!.AsArray())
                {
                    foreach (var scope in list["scopes"]!.AsArray())
                    {
                        commands.Add((string)command!["title"]!, "da-DK", (string)scope!);
                        commands.Add((string)Json("en.json")[$"{CommandPath().Match(command.GetPath()).Value}.title"]!, "en-GB", (string)scope!);
                    }
                }
            }

            return commands;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_in_the_menu_is_answered_as_that_command(string title, string locale, string scope)
    {
        await using var bot = await RunningBot.StartAsync(TestContext.Current.CancellationToken);
        var mette = scope switch
        {
            "personal" => bot.As("Mette"),
            "team" => bot.As("Mette").In("19:general@thread.tacv2;messageid=17", "channel"),
            _ => bot.As("Mette").In("19:group@thread.v2", "groupChat"),
        };
        var message = mette.Message(scope == "personal" ? title : $"<at>Rekruttering</at> {title}");
        message["locale"] = locale;
        message["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = locale, ["country"] = "DK", ["platform"] = "Windows" });
        if (scope != "personal")
        {
            message["entities"]!.AsArray().Add(new JsonObject
            {
                ["type"] = "mention",
                ["text"] = "<at>Rekruttering</at>",
                ["mentioned"] = new JsonObject { ["id"] = SimulatedConnector.BotId, ["name"] = "Rekruttering" },
            });
        }

        using var response = await mette.PostAsync(message, TestContext.Current.CancellationToken);

        var expected = AnswerTo.GetValueOrDefault(title) ?? AnswerTo[$"{title}/{locale}"];
        Assert.Contains(expected, mette.Seen[^1].AllText(), StringComparison.Ordinal);
        Assert.Equal(0, await bot.LookAsync(database => database.Set<AskedQuestion>().CountAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));
    }

    private static JsonNode Json(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(WebTools.RepositoryRoot, "manifest", file)))!;

    [GeneratedRegex(@"bots\[0\].*")]
    private static partial Regex CommandPath();
}
