using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Search;

/// <summary>What collection and lexicon know of a word, whatever question it stands in. Immutable.</summary>
internal sealed class KnownWord
{
    /// <summary>Looks a word up.</summary>
    /// <param name="word">In lower case; in capitals where it is an abbreviation that only counts so.</param>
    public KnownWord(string word, Vocabulary vocabulary, PhraseTable phrases, SearchOptions options)
    {
        var lexicon = options.Lexicon;
        var typedKey = DanishText.Fold(word.ToLowerInvariant());
        Text = options.NumberWords ? NumberWords.ToFigure(word).ToString() : word;
        Key = DanishText.Fold(Text);
        IsFunction = lexicon.IsFunctionWord(Key);
        IsFiller = lexicon.IsFiller(Key);
        IsEnglishFunction = lexicon.IsEnglishFunctionWord(typedKey);
        IsEnglish = IsEnglishFunction || lexicon.IsEnglishWord(typedKey);
        IsDanish = lexicon.IsFunctionWord(typedKey) || Text.AsSpan().ContainsAny("æøå");
        Surface = vocabulary.FindSurface(Key);
        Term = vocabulary.FindTermOf(Text);
        Stem = vocabulary.StemOf(Text, Key);
        Phrase = phrases.Find(Stem);
        BeginsOthers = vocabulary.BeginsOthers(Key);
        Relatives = [.. vocabulary.FamilyOf(Text)];
        Parts = Surface >= 0 ? vocabulary.PartsOf(Surface).ToArray() : vocabulary.Split(Text, joints: 0);
    }

    /// <summary>As the collection has it: number words are figures.</summary>
    public string Text { get; }

    /// <summary><see cref="Text"/>, folded.</summary>
    public string Key { get; }

    /// <summary>The stem under which collection and lexicon may know it.</summary>
    public string Stem { get; }

    /// <summary>What the lexicon has under <see cref="Stem"/>.</summary>
    public Phrase Phrase { get; }

    /// <summary>Whether the collection has longer words that begin with it.</summary>
    public bool BeginsOthers { get; }

    public bool IsFunction { get; }

    public bool IsFiller { get; }

    public bool IsEnglishFunction { get; }

    /// <summary>Whether English has it, as it was typed: English has a <c>to</c> too.</summary>
    public bool IsEnglish { get; }

    public bool IsDanish { get; }

    /// <summary>-1 where the collection does not have it.</summary>
    public int Surface { get; }

    /// <summary><see cref="Vocabulary.NoTerm"/> where the collection has no inflection of it.</summary>
    public int Term { get; }

    /// <summary>Terms of the same root.</summary>
    public int[] Relatives { get; }

    /// <summary>The terms that it is compounded of, when it was typed without a hyphen.</summary>
    public int[] Parts { get; }
}
