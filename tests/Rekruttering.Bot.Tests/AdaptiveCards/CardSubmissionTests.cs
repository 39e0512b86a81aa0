using System.Text.Json;
using Rekruttering.Bot.AdaptiveCards;

namespace Rekruttering.Bot.Tests.AdaptiveCards;

public sealed class CardSubmissionTests
{
    [Fact]
    public void What_a_button_carries_comes_back_with_the_answers()
    {
        var submission = CardSubmission.FromExecute(Json("""
            {"action":{"type":"Action.Execute","verb":"case.publish","data":{
                "card":{"verb":"case.publish","id":"k-17","version":3},
                "title":" Seniorvagter ","count":"1,5","done":true,"due":"2026-12-24","at":"09:30","owners":"a1,b2"}},
             "trigger":"manual"}
            """))!;

        Assert.Equal(new CardActionData("case.publish", "k-17", 3), submission.Action);
        Assert.False(submission.IsAutomatic);
        Assert.Equal("Seniorvagter", submission.Answers.Text("title"));
        Assert.Equal(1.5m, submission.Answers.Number("count"));
        Assert.Null(submission.Answers.Integer("count"));
        Assert.True(submission.Answers.Toggle("done"));
        Assert.Equal(new DateOnly(2026, 12, 24), submission.Answers.Date("due"));
        Assert.Equal(new TimeOnly(9, 30), submission.Answers.Time("at"));
        Assert.Equal(["a1", "b2"], submission.Answers.Choices("owners"));
        Assert.DoesNotContain("card", submission.Answers.Ids);
    }

    [Fact]
    public void A_submit_and_a_dialog_carry_the_same()
    {
        const string data = """{"card":{"verb":"plan.save","id":"p-1","page":2},"note":"hej"}""";

        var submitted = CardSubmission.FromSubmit(Json(data))!;
        var dialog = CardSubmission.FromDialog(Json($$"""{"data":{{data}},"context":{"theme":"dark"} }"""))!;

        Assert.Equal(new CardActionData("plan.save", "p-1", page: 2), submitted.Action);
        Assert.Equal(submitted.Action, dialog.Action);
        Assert.Equal("hej", dialog.Answers.Text("note"));
    }

    [Fact]
    public void A_refresh_by_the_client_is_told_from_a_press()
    {
        var submission = CardSubmission.FromExecute(Json("""{"action":{"data":{"card":{"verb":"plan.show"}}},"trigger":"automatic"}"""));

        Assert.True(submission!.IsAutomatic);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"tekst\"")]
    [InlineData("{}")]
    [InlineData("""{"action":null}""")]
    [InlineData("""{"action":{"data":"tekst"}}""")]
    [InlineData("""{"action":{"data":{"card":"tekst"}}}""")]
    [InlineData("""{"action":{"data":{"card":{"verb":7}}}}""")]
    [InlineData("""{"action":{"data":{"card":{"verb":"Drop Table"}}}}""")]
    [InlineData("""{"action":{"data":{"card":{"verb":"case.publish\n"}}}}""")]
    [InlineData("""{"action":{"data":{"card":{"verb":"case.publish","id":""}}}}""")]
    public void What_no_card_of_ours_sent_is_nobodys(string value) => Assert.Null(CardSubmission.FromExecute(Json(value)));

    [Fact]
    public void Nothing_at_all_is_nobodys()
    {
        Assert.Null(CardSubmission.FromExecute(null));
        Assert.Null(CardSubmission.FromSubmit(null));
        Assert.Null(CardSubmission.FromDialog(null));
        Assert.Null(CardAnswers.None.Text("x"));
        Assert.Empty(CardAnswers.None.Ids);
    }

    [Theory]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("1e9")]
    [InlineData("tolv")]
    [InlineData("")]
    public void What_is_not_a_number_is_not_answered(string text) =>
        Assert.Null(CardSubmission.FromSubmit(Json($$"""{"card":{"verb":"x"},"n":"{{text}}"}"""))!.Answers.Integer("n"));

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;
}
