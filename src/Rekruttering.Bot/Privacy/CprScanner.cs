using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Rekruttering.Bot.Privacy;

internal enum CprFinding
{
    None,

    /// <summary>Ten digits in a row, or pairs of digits, that begin as a date does: as likely a P-number or a list. The person is asked.</summary>
    Possible,
    Certain,
}

/// <summary>
/// Finds Danish personal numbers as people type them. No checksum: since 2007 valid numbers fail modulus 11. One pass over the text, and at
/// most twelve digits are looked at from each place where a group of digits begins, so the time is linear in the length.
/// </summary>
internal static partial class CprScanner
{
    // Between two groups of digits: "120385 - 1234", a line break with an indent. More than that is two numbers.
    private const int LongestGap = 4;

    public static CprFinding Scan(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return CprFinding.None;

        var plain = Normalise(text);
        var found = CprFinding.None;
        var hasContext = false;
        foreach (var run in Runs(plain))
        {
            found = Max(found, Look(plain, run));
            if (found == CprFinding.Certain)
                return found;
        }

        found = Max(found, LookForOddSigns(plain));
        if (found == CprFinding.Possible)
        {
            hasContext = CprWord().IsMatch(plain) && !Denial().IsMatch(plain);
            if (!hasContext && Denial().IsMatch(plain))
                return CprFinding.None;
        }

        return hasContext ? CprFinding.Certain : found;
    }

    // Full-width, Arabic and superscript digits to ASCII, every dash to '-', every white space to ' ', what cannot be seen away.
    private static string Normalise(string text)
    {
        var normal = IsWellFormed(text) ? text.Normalize(NormalizationForm.FormKC) : text;
        var plain = new StringBuilder(normal.Length);
        foreach (var rune in normal.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.DecimalDigitNumber)
                plain.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            else if (category == UnicodeCategory.DashPunctuation || rune.Value == 0x2212)
                plain.Append('-');
            else if (Rune.IsWhiteSpace(rune))
                plain.Append(' ');
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark))
                plain.Append(rune.ToString());
        }

        // The ids in the data of the bot's own cards are no text, and their digits and dashes would now and then look like a date.
        return Guids().Replace(plain.ToString(), "#");
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    private readonly record struct Group(int Start, int Length)
    {
        public int End => Start + Length;
    }

    /// <summary>Groups of digits that only separators stand between.</summary>
    private static IEnumerable<List<Group>> Runs(string text)
    {
        var run = new List<Group>();
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
                i++;
            if (run.Count > 0 && !IsGap(text.AsSpan(run[^1].End, start - run[^1].End)))
            {
                yield return run;
                run = [];
            }

            run.Add(new Group(start, i - start));
        }

        if (run.Count > 0)
            yield return run;
    }

    private static bool IsGap(ReadOnlySpan<char> between)
    {
        // White space may be long (an indented line); what is written may not.
        var written = 0;
        foreach (var character in between)
        {
            if (character is '-' or '.' or '/')
                written++;
            else if (character != ' ')
                return false;
        }

        return written <= LongestGap;
    }

    private static CprFinding Look(string text, List<Group> run)
    {
        var found = CprFinding.None;
        for (var first = 0; first < run.Count; first++)
        {
            var length = 0;
            for (var next = first; next < run.Count && length < 8; next++)
            {
                length += run[next].Length;
                if (length is 6 or 8 && IsDate(text, run, first, next))
                    found = Max(found, AfterDate(text, run, first, next));
            }

            if (run[first].Length is 10 or 12 && IsDate(text, run[first].Start, run[first].Length - 4))
                found = Max(found, IsPNumber(text, run[first].Start) ? CprFinding.None : CprFinding.Possible);
            else if (run[first].Length is 7 && IsDate(text, run[first].Start, 6) && IsLetterNumber(text, run[first].End - 1))
                found = CprFinding.Certain;
            if (found == CprFinding.Certain)
                break;
        }

        return found;
    }

    // »120385_1234«, »120385 (1234)«, »1/3-85-1234«: signs and single digits that lists and versions are full of too, so only in these shapes.
    private static CprFinding LookForOddSigns(string text)
    {
        var found = CprFinding.None;
        foreach (Match match in OddSign().Matches(text))
        {
            if (IsDate(match.Groups["date"].ValueSpan))
                found = Max(found, match.Groups["list"].Success ? CprFinding.Possible : CprFinding.Certain);
        }

        foreach (Match match in SingleDigits().Matches(text))
        {
            if (IsDate($"{match.Groups["day"].Value.PadLeft(2, '0')}{match.Groups["month"].Value.PadLeft(2, '0')}{match.Groups["year"].Value}"))
                found = Max(found, match.Groups["dash"].Success ? CprFinding.Certain : CprFinding.Possible);
        }

        return found;
    }

    private static CprFinding AfterDate(string text, List<Group> run, int first, int lastOfDate)
    {
        if (lastOfDate + 1 == run.Count)
            return CprFinding.None;

        // Substitute numbers of the health sector: a digit for the century, two letters, a digit.
        if (run[lastOfDate + 1].Length == 1 && IsLetterNumber(text, run[lastOfDate + 1].Start))
            return CprFinding.Certain;

        var length = 0;
        var last = lastOfDate;
        while (length < 4 && last + 1 < run.Count)
            length += run[++last].Length;
        if (length != 4)
            return CprFinding.None;

        var groups = last - lastOfDate;
        if (groups == 4)
        {
            // Spelled one by one. A list of numbers from 1 to 9 has no zero for a month below ten, so this is no list.
            return CprFinding.Certain;
        }

        if (groups == 1)
        {
            // 12.03.2024 and 2025, with a year on both sides, are dates; a serial number beside a date of eight digits has a dash or stands alone.
            return CprFinding.Certain;
        }

        var isAlone = first == 0 && last == run.Count - 1;
        if (!isAlone)
            return CprFinding.None;
        if (first == lastOfDate)
            return CprFinding.Certain;

        // 12 03 85 12 34 may be a list of numbers; 03.04.24 10.30 is a date and a time.
        return HasOneSeparator(text, run) ? CprFinding.Possible : CprFinding.None;
    }

    private static bool HasOneSeparator(string text, List<Group> run)
    {
        var separator = text[run[0].End..run[1].Start];
        for (var i = 1; i + 1 < run.Count; i++)
        {
            if (!text.AsSpan(run[i].End, run[i + 1].Start - run[i].End).SequenceEqual(separator))
                return false;
        }

        return true;
    }

    private static bool IsLetterNumber(string text, int century) =>
        century + 3 < text.Length
        && char.IsLetter(text[century + 1]) && char.IsLetter(text[century + 2]) && char.IsAsciiDigit(text[century + 3])
        && (century + 4 == text.Length || !char.IsLetterOrDigit(text[century + 4]));

    private static bool IsDate(string text, List<Group> run, int first, int last)
    {
        Span<char> digits = stackalloc char[8];
        var length = 0;
        for (var i = first; i <= last; i++)
        {
            text.AsSpan(run[i].Start, run[i].Length).CopyTo(digits[length..]);
            length += run[i].Length;
        }

        return IsDate(digits[..length]);
    }

    private static bool IsDate(string text, int start, int length) => IsDate(text.AsSpan(start, length));

    private static bool IsDate(ReadOnlySpan<char> digits)
    {
        var day = Number(digits[..2]);
        var month = Number(digits[2..4]);

        // A substitute number has 60 added to the day.
        if (day > 60)
            day -= 60;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2000, month))
            return false;
        return digits.Length == 6 || Number(digits[4..]) is >= 1850 and <= 2060;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsPNumber(string text, int start) =>
        PNumberWord().IsMatch(text.AsSpan(Math.Max(0, start - 24), Math.Min(24, start)));

    private static CprFinding Max(CprFinding one, CprFinding other) => one > other ? one : other;

    [GeneratedRegex(@"cpr|person-?\s?n(ummer|r)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CprWord();

    [GeneratedRegex(@"\b(ikke (et |noget |mit )?(cpr|personn)|not (a |my )?(cpr|danish id))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Denial();

    [GeneratedRegex(@"(?<![0-9])(?<date>[0-9]{6}|[0-9]{8}) ?((?<list>[,;|])|[_:+~*=#&()\[\]'""\\\u00B7\u2022]){1,3} ?[0-9]{4}(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OddSign();

    [GeneratedRegex(@"(?<![0-9.])(?<day>[0-9]{1,2})[-./ ](?<month>[0-9]{1,2})[-./ ](?<year>[0-9]{4}|[0-9]{2})( |(?<dash> ?- ?))[0-9]{4}(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SingleDigits();

    [GeneratedRegex(@"\bp-?\s?(nummer|nr|enhed)|produktionsenhed", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PNumberWord();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Guids();
}
