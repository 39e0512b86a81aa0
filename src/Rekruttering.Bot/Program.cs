using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.CaseBank;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Hosting;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.LocalChat;
using Rekruttering.Bot.LocalChat.Demonstration;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Privacy;
using Rekruttering.Bot.Questions;
using Rekruttering.Bot.Scheduling;

var builder = WebApplication.CreateBuilder(args);
if (await builder.Configuration.ExplainProblemsAsync())
    return 1;

builder.AddHosting();
builder.AddData();
builder.Services.AddBotFramework();
builder.AddConversations();
builder.AddQuestions();
builder.AddCaseBank();
builder.AddDelivery();
builder.AddFiles();
builder.AddImports();
builder.AddScheduling();
builder.AddNetwork();
builder.AddActionPlans();
builder.AddPrivacy();
builder.AddLocalChat();
builder.AddDemonstration();

return args switch
{
    ["backup", var file] => await builder.DoOrExplainAsync((app, cancellationToken) => app.BackUpAsync(file, cancellationToken)),
    ["restored"] => await builder.DoOrExplainAsync(DataFeature.SettleRestoredAsync),
    _ => await builder.RunOrExplainAsync(Map, DataFeature.PrepareDataAsync),
};

static void Map(WebApplication app)
{
    app.MapHosting();
    app.MapBotFramework();
    app.MapPrivacy();
    app.MapLocalChat();
    app.MapDemonstration();
}
