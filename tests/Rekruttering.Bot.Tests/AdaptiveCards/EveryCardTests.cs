using System.Reflection;
using System.Text.Json.Nodes;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.AdaptiveCards;

public sealed class EveryCardTests(EveryCardTests.OfficialLibrary official) : IClassFixture<EveryCardTests.OfficialLibrary>
{
    public static TheoryData<string> Names => [.. CardSamples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Everybody_can_use_it(string name) => Assert.Empty(CardLinter.Check(JsonNode.Parse(CardJson.Serialize(CardSamples.All[name].Card))!));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_small_enough_for_every_client(string name)
    {
        var size = CardSize.Of(CardSamples.All[name].Card);

        Assert.False(size.IsOverSoftLimit, $"{name} is {size.Bytes} bytes as Teams counts them; {CardSize.SoftLimit} is the limit.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_official_library_knows_all_of_it(string name) =>
        Assert.Empty((await official.FindingsAsync(TestContext.Current.CancellationToken))[name]);

    [Fact]
    public void Every_card_the_product_makes_is_among_the_samples()
    {
        var makers = typeof(AdaptiveCard).Assembly.GetTypes()
            .Where(type => type.Namespace != typeof(AdaptiveCard).Namespace && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
            .Where(type => type
                .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Any(method => method.ReturnType == typeof(AdaptiveCard) && !method.IsPrivate && !method.Name.StartsWith("get_", StringComparison.Ordinal)));

        var missing = makers.Except(CardSamples.All.Values.Select(sample => sample.MadeBy)).Select(type => type.FullName);

        Assert.Empty(missing);
    }

    [Fact]
    public async Task The_official_library_would_object_to_a_card_that_is_wrong()
    {
        const string wrong = """
            {"type":"AdaptiveCard","version":"1.5","body":[
              {"type":"TextBlock","text":"a","size":"huge","colour":"good"},
              {"type":"Rating","value":1},
              {"type":"Badge","text":"a"},
              {"type":"Input.Text","label":"a"}]}
            """;

        var answer = await WebTools.RunAsync("check-cards.mjs", new[] { new { name = "wrong", card = JsonNode.Parse(wrong) } }, TestContext.Current.CancellationToken);

        var findings = answer["wrong"]!.AsArray().Select(finding => (string)finding!).ToList();
        Assert.Contains(findings, finding => finding.Contains("\"huge\"", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Contains("no property colour", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Contains("Rating", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Contains("Badge is not in version 1.5 and has no fallback", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Contains("id", StringComparison.Ordinal));
    }

    // One start of Node for all cards.
    public sealed class OfficialLibrary : IDisposable
    {
        private readonly SemaphoreSlim _gate = new(1, 1);
        private Dictionary<string, IReadOnlyList<string>>? _findings;

        public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> FindingsAsync(CancellationToken cancellationToken)
        {
            await _gate.WaitAsync(cancellationToken);
            try
            {
                return _findings ??= await AskAsync(cancellationToken);
            }
            finally
            {
                _gate.Release();
            }
        }

        public void Dispose() => _gate.Dispose();

        private static async Task<Dictionary<string, IReadOnlyList<string>>> AskAsync(CancellationToken cancellationToken)
        {
            var cards = CardSamples.All.Values.Select(sample => new { name = sample.Name, card = JsonNode.Parse(CardJson.Serialize(sample.Card)) });
            var answer = await WebTools.RunAsync("check-cards.mjs", cards, cancellationToken);
            return answer.AsObject().ToDictionary(
                card => card.Key,
                IReadOnlyList<string> (card) => [.. card.Value!.AsArray().Select(finding => (string)finding!)]);
        }
    }
}
