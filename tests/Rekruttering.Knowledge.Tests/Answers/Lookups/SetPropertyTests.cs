using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Answers.Lookups;

public sealed class SetPropertyTests
{
    private const int Questions = 600;

    private static readonly (string Name, Func<ContentUnit, bool> Holds)[] Audiences =
    [
        ("staten", unit => unit.Audience == Audience.State),
        ("regeringen", unit => unit.Audience == Audience.State),
        ("SOSU-skolerne og kommunerne", unit => unit.Audience == Audience.SchoolsAndMunicipalities),
        ("skolerne", unit => unit.Audience == Audience.SchoolsAndMunicipalities),
        ("KL og kommunerne", unit => unit.Audience == Audience.KlAndMunicipalities),
        ("kommunerne", unit => unit.Audience is Audience.KlAndMunicipalities or Audience.SchoolsAndMunicipalities),
        ("staten eller skolerne", unit => unit.Audience is Audience.State or Audience.SchoolsAndMunicipalities),
    ];

    private static readonly (string Name, Func<ContentUnit, bool> Holds)[] Blocks =
    [
        (" i tema 1", unit => unit.Theme == 1),
        (" i tema 2", unit => unit.Theme == 2),
        (" i tema tre", unit => unit.Theme == 3),
        (" i tema 1 og 3", unit => unit.Theme is 1 or 3),
        (" i temaet om teknologi", unit => unit.Theme == 3),
        (" i medarbejdertemaet", unit => unit.Theme == 2),
        (" om digital velfærd", unit => unit.Theme == 3),
        (" om ledelse", unit => unit.Section == "Skab attraktive arbejdspladser gennem ledelse"),
        (" i afsnittet om praktikken", unit => unit.Section == "Fasthold og skab kvalitet i praktikken"),
        (" om kvalitet og kompetencer", unit => unit.Section == "Hav fokus på kvalitet og kompetencer"),
        ("", _ => true),
    ];

    [Fact]
    public void Any_combination_of_conditions_lists_exactly_what_they_hold_for()
    {
        var random = new Random(20261122);
        for (var i = 0; i < Questions; i++)
        {
            var (question, expected) = Make(random);
            var asked = Asked(question);
            Assert.True(expected.SequenceEqual(asked), $"{question}: {string.Join(',', expected)}, but {string.Join(',', asked)}");
        }
    }

    private static (string Question, List<int> Expected) Make(Random random)
    {
        var block = Blocks[random.Next(Blocks.Length)];
        var to = Audiences[random.Next(Audiences.Length)];
        var not = Audiences[random.Next(Audiences.Length)];
        int low = random.Next(2, 14), high = low + random.Next(2, 12), single = random.Next(1, 27), count = random.Next(2, 6);
        List<(string Text, Func<ContentUnit, bool> Holds)> limits =
        [
            (block.Name, block.Holds),
            .. Some($" efter nr. {low}", unit => unit.Number > low),
            .. Some(Pick(random, " til ", ", der retter sig mod ", ", som er rettet mod ") + to.Name, to.Holds),
        ];
        if (limits.Count == 1)
            limits.Add((Pick(random, $" mellem {low} og {high}", $" fra nr. {low} til {high}"), unit => unit.Number >= low && unit.Number <= high));
        var end = random.Next(6) switch
        {
            0 => (Text: Pick(random, " undtagen ", " bortset fra ", " på nær ", " minus ") + $"nr. {single}", Holds: (Func<ContentUnit, bool>)(unit => unit.Number != single)),
            1 => (Pick(random, " undtagen ", " bortset fra ", " ud over ", ", men ikke ") + $"nr. {single} og {single + 2}", unit => unit.Number != single && unit.Number != single + 2),
            2 when !limits.Exists(limit => limit.Holds == to.Holds) => (Pick(random, ", der ikke retter sig mod ", ", men ikke dem til ", " undtagen dem til ", " uden dem til ") + not.Name, unit => !not.Holds(unit)),
            _ => (Text: "", Holds: _ => true),
        };
        var wanted = ContentCatalog.Shipped.Recommendations.Where(unit => limits.TrueForAll(limit => limit.Holds(unit)) && end.Holds(unit)).Select(unit => unit.Number!.Value).ToList();
        var start = Pick(random, "hvilke anbefalinger er der", "alle anbefalinger", "vis mig anbefalingerne", "kan du ikke lige finde anbefalinger", "jeg skal bruge de anbefalinger");
        if (end.Text.Length == 0 && random.Next(3) == 0)
        {
            var isLast = random.Next(2) == 0;
            start = isLast ? $"de sidste {count} anbefalinger" : $"de første {count} anbefalinger";
            wanted = isLast ? [.. wanted.TakeLast(count)] : [.. wanted.Take(count)];
        }

        return (start + string.Concat(limits.Select(limit => limit.Text)) + end.Text, wanted);

        List<(string, Func<ContentUnit, bool>)> Some(string text, Func<ContentUnit, bool> holds) => random.Next(2) == 0 ? [(text, holds)] : [];
    }

    private static string Pick(Random random, params ReadOnlySpan<string> ways) => ways[random.Next(ways.Length)];

    private static List<int> Asked(string question) => KnowledgeBase.Shipped.Ask(new Question(question)) switch
    {
        Answer.Listed listed => [.. listed.Items.Select(item => item.Unit.Number ?? -1).Order()],
        Answer.NoSuch => [],
        var other => [-1, (int)other.Language],
    };
}
