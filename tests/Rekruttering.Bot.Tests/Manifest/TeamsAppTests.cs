using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Manifest;

// The package as the build made it, which is what an administrator uploads.
public sealed partial class TeamsAppTests
{
    private static readonly string Package = Path.Combine(WebTools.RepositoryRoot, "artifacts", "teams-app", "rekruttering-teams-app.zip");

    [Fact]
    public void The_package_holds_the_manifest_its_languages_and_its_icons_and_nothing_else()
    {
        using var zip = ZipFile.OpenRead(Package);

        Assert.Equal(["color.png", "en.json", "manifest.json", "outline.png"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Microsofts_schema_accepts_the_manifest_and_its_languages()
    {
        var input = new { manifest = Json("manifest.json"), localizations = new Dictionary<string, JsonNode> { ["en.json"] = Json("en.json") } };

        var findings = await WebTools.RunAsync("check-manifest.mjs", input, TestContext.Current.CancellationToken);

        Assert.Empty(findings.AsArray().Select(finding => (string)finding!));
    }

    [Fact]
    public async Task Microsofts_schema_would_refuse_a_manifest_that_is_wrong()
    {
        var manifest = Json("manifest.json");
        manifest["name"]!["short"] = new string('x', 31);
        manifest["unknown"] = true;
        var localization = new JsonObject { ["name.brief"] = "x" };

        var findings = await WebTools.RunAsync("check-manifest.mjs",
            new { manifest, localizations = new Dictionary<string, JsonNode> { ["en.json"] = localization } }, TestContext.Current.CancellationToken);

        var texts = findings.AsArray().Select(finding => (string)finding!).ToList();
        Assert.Contains(texts, text => text.StartsWith("manifest.json/name/short", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("unknown", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith("en.json", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_value_that_the_build_fills_in_is_filled_in()
    {
        var text = Text("manifest.json");

        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        var manifest = JsonNode.Parse(text)!;
        Assert.Contains("\n\n", (string)manifest["description"]!["full"]!, StringComparison.Ordinal);
        Assert.Equal((string?)manifest["bots"]![0]!["botId"], (string?)manifest["webApplicationInfo"]!["id"]);
        Assert.Equal(["personal", "team", "groupChat"], manifest["bots"]![0]!["scopes"]!.AsArray().Select(scope => (string)scope!));
        Assert.All(manifest["validDomains"]!.AsArray(), domain => Assert.DoesNotContain("/", (string)domain!, StringComparison.Ordinal));
    }

    [Fact]
    public void English_says_everything_that_Danish_says()
    {
        var manifest = Json("manifest.json");
        var english = Json("en.json").AsObject().Where(text => text.Key != "$schema").ToDictionary(text => text.Key, text => (string)text.Value!);
        var danish = Localizable(manifest).ToDictionary();

        Assert.Equal(danish.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(english.Values, text => Assert.False(string.IsNullOrWhiteSpace(text)));
        foreach (var (key, text) in danish.Where(text => text.Key.StartsWith("description", StringComparison.Ordinal)))
            Assert.NotEqual(text, english[key]);
    }

    // The schema limits Danish only; Teams refuses a translation that is too long as well.
    [Theory]
    [InlineData("name.short", 30)]
    [InlineData("name.full", 100)]
    [InlineData("description.short", 80)]
    [InlineData("description.full", 4000)]
    public void English_keeps_within_the_same_lengths(string key, int limit) => Assert.InRange(((string)Json("en.json")[key]!).Length, 1, limit);

    [Fact]
    public void Commands_are_short_enough_to_be_seen_whole()
    {
        var titles = Localizable(Json("manifest.json")).Concat(Json("en.json").AsObject().Select(text => (text.Key, Text: (string)text.Value!)))
            .Where(text => text.Key.Contains(".commands[", StringComparison.Ordinal));

        // About what Teams shows on a phone before it cuts.
        Assert.All(titles, text => Assert.InRange(text.Text.Length, 1, text.Key.EndsWith(".title", StringComparison.Ordinal) ? 32 : 64));
    }

    [Fact]
    public void The_colour_icon_fills_its_square()
    {
        var icon = PngImage.Read(Bytes("color.png"));

        Assert.Equal((192, 192), (icon.Width, icon.Height));
        Assert.Equal(255, icon[0, 0].Alpha);
        Assert.Equal(255, icon[191, 191].Alpha);
    }

    [Fact]
    public void The_outline_icon_is_white_on_nothing()
    {
        var icon = PngImage.Read(Bytes("outline.png"));

        Assert.Equal((32, 32), (icon.Width, icon.Height));
        var pixels = Enumerable.Range(0, 32 * 32).Select(i => icon[i % 32, i / 32]).ToList();
        Assert.Equal(0, icon[0, 0].Alpha);
        Assert.All(pixels.Where(pixel => pixel.Alpha > 0), pixel => Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
        Assert.InRange(pixels.Count(pixel => pixel.Alpha > 128), 100, 600);
    }

    private static IEnumerable<(string Key, string Text)> Localizable(JsonNode manifest)
    {
        foreach (var key in new[] { "name.short", "name.full", "description.short", "description.full" })
            yield return (key, (string)manifest[key.Split('.')[0]]![key.Split('.')[1]]!);

        foreach (var command in manifest["bots"]![0]!["commandLists"]!.AsArray().SelectMany(list => list!["commands"]!.AsArray()))
        {
            var path = CommandPath().Match(command!.GetPath()).Value;
            yield return ($"{path}.title", (string)command["title"]!);
            yield return ($"{path}.description", (string)command["description"]!);
        }
    }

    private static JsonNode Json(string file) => JsonNode.Parse(Text(file))!;

    private static string Text(string file) => System.Text.Encoding.UTF8.GetString(Bytes(file));

    private static byte[] Bytes(string file)
    {
        using var zip = ZipFile.OpenRead(Package);
        using var entry = zip.GetEntry(file)!.Open();
        using var content = new MemoryStream();
        entry.CopyTo(content);
        return content.ToArray();
    }

    [GeneratedRegex(@"bots\[0\].*")]
    private static partial Regex CommandPath();
}
