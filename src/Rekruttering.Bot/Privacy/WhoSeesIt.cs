using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;

namespace Rekruttering.Bot.Privacy;

/// <summary>»Kan I se, hvem der har svaret hvad?«: a question about the bot itself, in more forms than the phrases of »hvad gemmer du?« hold.</summary>
internal sealed partial class WhoSeesIt(IOptions<QuestionOptions> questions) : ILookUp
{
    private const int LongestQuestion = 160;

    private const string Mine =
        """
        (?:(?:mine|vores)\ (?:egne\ )?(?:svar|besvarelser|beskeder|spørgsmål|kommentarer|noter|check\ ?ins?|oplysninger|data)|mit\ svar|min\ besked|vores\ (?:samtale|chat)|min\ samtale\ med\ dig
        |(?:det|hvad)\ (?:jeg|vi)\ (?:har\ )?(?:skriver|svarer|spørger\ om|skrevet|svaret|spurgt\ om)(?:\ (?:til\ dig|her))?
        |hvem\ der\ (?:har\ )?(?:svaret|skrevet|spurgt|sagt|svarer|skriver|spørger)(?:\ (?:hvad|om\ hvad|på\ hvad))?
        |my\ (?:answers?|messages?|questions?|comments?|data|check\ ?ins?)|what\ i\ (?:have\ )?(?:write|ask|answer|wrote|asked|answered|written)|who\ (?:has\ )?(?:answered|wrote|asked|said)(?:\ what)?)
        """;

    private const string Somebody =
        """
        (?:(?:i|du|man|de|nogen|andre|alle|botten|kl|foa|dsr|kommunen|projektledelsen|projektlederen|tovholderen|koordinatoren|andre\ kommuner|de\ andre|(?:min|vores|mine)\ (?:\w+\ )?(?:leder|ledere|chef|kolleger|kommune|tovholder|arbejdsgiver|koordinator)
        |you|anyone|anybody|others|they|my\ (?:manager|boss|colleagues|employer))\ )
        """;

    private const string Where = """(?:\ (?:i|på|til|under|in|on)\ (?:dig|det|check\ ?in(?:net|s)?|opfølgningen|kortet|evalueringen|chatten|botten|the\ (?:check\ ?in|follow\ ?up))|\ her(?:inde)?|\ så|\ egentlig|\ here)*""";

    public async Task<bool> TryAnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!IsAsked(turn.Text))
            return false;

        await turn.ShowAsync(PrivacyCards.WhatIsStored(turn.Language, questions.Value.Retention), cancellationToken);
        return true;
    }

    internal static bool IsAsked(string text) => text.Length <= LongestQuestion && Question().IsMatch(string.Join(' ', PlainWords.Of(text)));

    [GeneratedRegex(
        $"""
        ^(?:(?:og|men|ok|okay|and|but)\ )*(?:
          (?:er|bliver|forbliver)\ (?:{Mine}|det|jeg|vi|samtalen|chatten|opfølgningen|check\ ?in(?:net)?|svarene)(?:\ (?:så|egentlig|her|helt))*\ (?:anonyme?|anonymt|fortrolige?|fortroligt|private?|hemmelige?|hemmeligt){Where}
        | (?:svarer|skriver|spørger)\ (?:jeg|vi|man)\ anonymt{Where}
        | kan\ (?:jeg|vi|man)\ (?:svare|spørge|skrive|være|skrive\ til\ dig)\ (?:helt\ )?anonymt?{Where}
        | (?:kan|må|skal)\ {Somebody}(?:se|læse|finde\ ud\ af)\ {Mine}{Where}
        | (?:ser|læser)\ {Somebody}{Mine}{Where}
        | hvem\ (?:kan\ |må\ |får\ lov\ (?:til\ )?at\ )?(?:se|ser|læse|læser|har\ adgang\ til|får)\ {Mine}{Where}
        | (?:deler|viser|sender|gemmer|logger|videregiver)\ (?:du|i|botten)\ (?:{Mine}|hvem\ jeg\ er)(?:\ (?:med|til|videre)(?:\ \w+)+)?{Where}
        | bliver\ {Mine}\ (?:gemt|delt|vist|logget|sendt\ videre|læst)(?:\ (?:med|til|for|af)(?:\ \w+)+)?{Where}
        | (?:are|is)\ (?:{Mine}|this|it|i)\ (?:anonymous|confidential|private){Where}
        | can\ {Somebody}(?:see|read|tell)\ {Mine}{Where}
        | who\ (?:can\ |may\ )?(?:sees?|reads?|has\ access\ to)\ {Mine}{Where}
        )$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Question();
}
