using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;

namespace Rekruttering.Bot.Privacy;

/// <summary>The two pages that the manifest of the Teams app points at: open to all, since whoever decides on the app reads them before there is a chat.</summary>
internal sealed class PrivacyPages(IOptions<PrivacyOptions> privacy, IOptions<QuestionOptions> questions)
{
    public const string PrivacyPath = "/privatliv", TermsPath = "/vilkaar";

    private const string Style = """
        :root { color-scheme: light dark; --text: light-dark(#1f2627, #e9edeb); --muted: light-dark(#575d5d, #a9b4b1); --accent: light-dark(#0b6457, #74d3c0); --line: light-dark(#dcd8cc, #364141); }
        body { margin: 0; background: light-dark(#f3f1ea, #121717); color: var(--text); font: 1.0625rem/1.6 'Segoe UI', system-ui, sans-serif; }
        nav, main { max-width: 42rem; margin: 0 auto; padding: 1.25rem; }
        nav { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding-bottom: 0; }
        nav a:last-child { margin-left: auto; }
        main { margin-bottom: 3rem; padding: 1.5rem clamp(1.25rem, 5vw, 2.5rem) 2rem; margin-top: 1.25rem; background: light-dark(#ffffff, #1d2424); border: 1px solid var(--line); border-radius: 14px; }
        h1 { margin: .25rem 0 .75rem; font-size: 2rem; line-height: 1.2; }
        h2 { margin: 2rem 0 .25rem; font-size: 1.25rem; line-height: 1.3; }
        p { margin: .5rem 0; }
        .lead { color: var(--muted); font-size: 1.1875rem; }
        dl { margin: .75rem 0 0; }
        dt { font-weight: 600; }
        dd { margin: 0 0 .75rem; padding-bottom: .75rem; border-bottom: 1px solid var(--line); }
        a { color: var(--accent); text-underline-offset: 2px; overflow-wrap: anywhere; }
        a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
        :focus-visible { outline: 2.5px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
        """;

    // The one style sheet by its hash, and nothing else: no script, no picture, no form.
    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public void Map(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, PrivacyPath, Privacy);
        Map(endpoints, TermsPath, Terms);
    }

    private static void Map(IEndpointRouteBuilder endpoints, string path, Func<PrivacyPageTexts, Page> page) =>
        endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], (HttpContext http, string? lang) =>
        {
            http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            return Results.Text(Document(path, page(PrivacyPageTexts.In(Languages.OfLocale(lang)))), "text/html", Encoding.UTF8);
        }).AllowAnonymous();

    private Page Privacy(PrivacyPageTexts texts)
    {
        var stored = PrivacyTexts.In(texts.Language);
        var days = questions.Value.Retention.Days;
        return new(
            texts,
            texts.PrivacyTitle,
            texts.PrivacyLead,
            [
                new(texts.StoredHeading, Facts(
                    (stored.StoredQuestions, stored.StoredQuestionsText(days)),
                    (stored.StoredFeedback, stored.StoredFeedbackText(days)),
                    (stored.StoredAddress, stored.StoredAddressText),
                    (stored.StoredNetwork, stored.StoredNetworkText),
                    (stored.StoredPlan, stored.StoredPlanText),
                    (stored.StoredFiles, stored.StoredFilesText),
                    (stored.StoredShortly, stored.StoredShortlyText),
                    (stored.NotStored, stored.NotStoredText))),
                new(texts.PurposeHeading, Paragraphs(texts.PurposeText)),
                new(texts.AccessHeading, Paragraphs(texts.AccessText, texts.AccessOperators)),
                new(texts.BotHeading, Paragraphs(texts.BotText)),
                new(texts.CprHeading, Paragraphs(texts.CprText)),
                new(texts.RightsHeading, Paragraphs(texts.RightsText, texts.ComplaintText)),
                new(texts.ContactHeading, Contact(texts)),
            ]);
    }

    private Page Terms(PrivacyPageTexts texts) => new(
        texts,
        texts.TermsTitle,
        texts.TermsLead,
        [
            new(texts.UseHeading, Paragraphs(texts.UseText, texts.UseLimits)),
            new(texts.AuthorityHeading, Paragraphs(texts.AuthorityText)),
            new(texts.SourcesHeading, Paragraphs(texts.SourcesText)),
            new(texts.ServiceHeading, Paragraphs(texts.ServiceText)),
            new(texts.ContactHeading, Contact(texts)),
        ]);

    private string Contact(PrivacyPageTexts texts)
    {
        var controller = privacy.Value.Controller is { Length: > 0 } name ? texts.ControllerText(name) : texts.ControllerUnnamed;
        if (privacy.Value.Contact is not { Length: > 0 } contact)
            return Paragraphs(controller, texts.ContactUnnamed);

        var address = contact.StartsWith("https://", StringComparison.Ordinal) ? contact : $"mailto:{contact}";
        return Paragraphs(controller) + $"<p>{Html.Encode(texts.ContactText)} <a href=\"{Html.Encode(address)}\">{Html.Encode(contact)}</a></p>\n";
    }

    private static string Paragraphs(params string[] texts) => string.Concat(texts.Select(text => $"<p>{Html.Encode(text)}</p>\n"));

    private static string Facts(params (string Name, string Text)[] facts) =>
        $"<dl>\n{string.Concat(facts.Select(fact => $"<dt>{Html.Encode(fact.Name)}</dt>\n<dd>{Html.Encode(fact.Text)}</dd>\n"))}</dl>\n";

    private static string Document(string path, Page page)
    {
        var texts = page.Texts;
        var (code, otherCode, query, otherQuery) = texts.Language == Language.English ? ("en", "da", "?lang=en", "") : ("da", "en", "", "?lang=en");

        string Link(string to, string title) => $"<a href=\"{to}{query}\"{(to == path ? " aria-current=\"page\"" : "")}>{Html.Encode(title)}</a>";

        var sections = string.Concat(page.Sections.Select(section => $"<h2>{Html.Encode(section.Heading)}</h2>\n{section.Content}"));
        return $"""
            <!DOCTYPE html>
            <html lang="{code}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html.Encode(page.Title)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <nav>
            {Link(PrivacyPath, texts.PrivacyTitle)}
            {Link(TermsPath, texts.TermsTitle)}
            <a href="{path}{otherQuery}" hreflang="{otherCode}" lang="{otherCode}">{Html.Encode(texts.OtherLanguage)}</a>
            </nav>
            <main>
            <h1>{Html.Encode(page.Title)}</h1>
            <p class="lead">{Html.Encode(page.Lead)}</p>
            {sections}</main>
            </body>
            </html>

            """;
    }

    private sealed record Page(PrivacyPageTexts Texts, string Title, string Lead, IReadOnlyList<Section> Sections);

    private sealed record Section(string Heading, string Content);
}
