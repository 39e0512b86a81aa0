using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Tests.Privacy;

// Every number here is made up; none is anybody's.
public sealed class CprScannerTests
{
    [Theory]
    [InlineData("Hendes CPR er 120385-1234, kan du slå hende op?")]
    [InlineData("120385 1234")]
    [InlineData("120385 - 1234")]
    [InlineData("120385–1234")]
    [InlineData("120385‑1234")]
    [InlineData("12.03.85-1234")]
    [InlineData("12 03 85 1234")]
    [InlineData("12/03-85 1234")]
    [InlineData("120385.1234")]
    [InlineData("120385/1234")]
    [InlineData("12031985-1234")]
    [InlineData("12-03-1985-1234")]
    [InlineData("120385-\n   1234")]
    [InlineData("120385\u00A0-\u00A01234")]
    [InlineData("1203\u00AD85-12\u200B34")]
    [InlineData("1 2 0 3 8 5 1 2 3 4")]
    [InlineData("1-2-0-3-8-5-1-2-3-4")]
    [InlineData("１２０３８５-１２３４")]
    [InlineData("١٢٠٣٨٥-١٢٣٤")]
    [InlineData("cpr:1203851234")]
    [InlineData("personnummer 1203851234")]
    [InlineData("CPR-nr. 1203851234")]
    [InlineData("720385-1234")]
    [InlineData("290200-1234")]
    [InlineData("290201-1234")]
    [InlineData("010107-1234")]
    [InlineData("1203851AB2")]
    [InlineData("120385-1AB2")]
    [InlineData("borger120385-1234er indlagt")]
    [InlineData("120385-12 34")]
    [InlineData("120385_1234")]
    [InlineData("120385:1234")]
    [InlineData("120385 (1234)")]
    [InlineData("120385·1234")]
    [InlineData("12031985+1234")]
    [InlineData("1.3.85-1234")]
    [InlineData("1/3-1985 - 1234")]
    [InlineData("12-3-85-1234")]
    [InlineData("notat_1-3-85-1234.docx")]
    public void A_personal_number_is_found_however_it_is_written(string text) => Assert.Equal(CprFinding.Certain, CprScanner.Scan(text));

    [Theory]
    [InlineData("1203851234")]
    [InlineData("sagen 1203851234 er lukket")]
    [InlineData("120319851234")]
    [InlineData("10 11 12 13 14")]
    [InlineData("navn;120385;1234")]
    [InlineData("mødet 3/4-24 1030")]
    public void Digits_that_could_be_something_else_are_asked_about(string text) => Assert.Equal(CprFinding.Possible, CprScanner.Scan(text));

    [Theory]
    [InlineData("ikke CPR: 1203851234")]
    [InlineData("Det er ikke et cpr-nummer, men sag 1203851234")]
    [InlineData("not CPR 1203851234")]
    [InlineData("P-nummer 1012341234")]
    [InlineData("p-nr. 1012341234")]
    public void A_person_who_says_it_is_something_else_is_believed(string text) => Assert.Equal(CprFinding.None, CprScanner.Scan(text));

    [Fact]
    public void Saying_so_does_not_clear_a_number_that_is_written_as_one() =>
        Assert.Equal(CprFinding.Certain, CprScanner.Scan("det er ikke et cpr-nummer: 120385-1234"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("anbefaling 7")]
    [InlineData("anbefaling 1, 2, 3, 4, 5, 6, 7, 8, 9 og 10")]
    [InlineData("sammenlign 10, 11, 12, 13 og 14")]
    [InlineData("1 2 3 4 5 6 7 8 9 10")]
    [InlineData("ring på 33 70 33 70")]
    [InlineData("tlf. 33703370")]
    [InlineData("+45 33 70 33 70")]
    [InlineData("CVR 62573428")]
    [InlineData("EAN 5790001969639")]
    [InlineData("d. 12.03.2024")]
    [InlineData("12.03.2024 - 15.03.2024")]
    [InlineData("12.03.24-15.03.24")]
    [InlineData("1.3.24-5.3.24")]
    [InlineData("1.3.2024 - 15.3.2024")]
    [InlineData("10, 11, 12, 13, 14")]
    [InlineData("1,2,3,4,5,6")]
    [InlineData("version 1.2.10.1234")]
    [InlineData("kl. 10:30-11:45 d. 3/4")]
    [InlineData("110105,5 mio. og 1.2 mia.")]
    [InlineData("03.04.24 10.30")]
    [InlineData("2018-2019, 2020-2021")]
    [InlineData("2018 2019 2020 2021")]
    [InlineData("budget 1.234.567.890 kr.")]
    [InlineData("320385-1234")]
    [InlineData("310485-1234")]
    [InlineData("121385-1234")]
    [InlineData("000385-1234")]
    [InlineData("920385-1234")]
    [InlineData("12031785-1234")]
    [InlineData("produktionsnr. 830734")]
    [InlineData("01a200bd-842c-7be9-8b6c-15d16541a701")]
    [InlineData("01020304-0506-7080-9010-111213141516")]
    [InlineData("https://www.dr.dk/nyheder/regionale/fyn/ny-uddannelse-15328871")]
    public void What_is_no_personal_number_passes(string? text) => Assert.Equal(CprFinding.None, CprScanner.Scan(text));

    [Fact]
    public void Every_date_with_any_serial_number_is_found_in_every_way_of_writing()
    {
        var random = new Random(20261122);
        string[] separators = ["-", "–", "‐", " ", " - ", ".", "/", "\n", "\u00A0"];
        for (var i = 0; i < 20_000; i++)
        {
            var date = new DateOnly(1900, 1, 1).AddDays(random.Next(50_000));
            var day = date.Day + (random.Next(20) == 0 ? 60 : 0);
            var serial = random.Next(10_000).ToString("0000", CultureInfo.InvariantCulture);
            var dates = string.Create(CultureInfo.InvariantCulture, $"{day:00}{date:MM}{(random.Next(4) == 0 ? date.Year : date.Year % 100):00}");
            var text = $"Vi talte om {dates}{separators[random.Next(separators.Length)]}{serial} i går";

            Assert.True(CprScanner.Scan(text) == CprFinding.Certain, text);
        }
    }

    [Fact]
    public void Spelling_the_digits_one_by_one_hides_nothing()
    {
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++)
        {
            var date = new DateOnly(1930, 1, 1).AddDays(random.Next(35_000));
            var digits = string.Create(CultureInfo.InvariantCulture, $"{date:ddMMyy}{random.Next(10_000):0000}");

            Assert.Equal(CprFinding.Certain, CprScanner.Scan(string.Join(' ', digits.ToCharArray())));
        }
    }

    [Fact]
    public void Any_text_at_all_is_looked_at_without_an_error() =>
        Prop.ForAll<string>(text => Enum.IsDefined(CprScanner.Scan(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void Half_a_surrogate_pair_is_no_way_past() => Assert.Equal(CprFinding.Certain, CprScanner.Scan("\ud83d 120385-1234 \udc00"));

    [Fact]
    public void A_number_is_found_wherever_it_stands_in_other_text() => Prop.ForAll<NonNull<string>, NonNull<string>>((before, after) =>
        CprScanner.Scan($"{before.Get}x 120385-1234 x{after.Get}") == CprFinding.Certain).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1 ")]
    [InlineData("12 ")]
    [InlineData("1203851234")]
    [InlineData("120385- ")]
    [InlineData("1-")]
    [InlineData("1.1.")]
    [InlineData("120385_")]
    [InlineData("-")]
    public void A_quarter_of_a_megabyte_made_to_be_slow_is_not(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 256 * 1024 / part.Length));
        CprScanner.Scan(text);
        var watch = Stopwatch.StartNew();

        CprScanner.Scan(text);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
    }
}
