namespace Rekruttering.Knowledge.Danish;

/// <summary>
/// Reads the words of a text one by one, each with the exact place it stands. No allocation for words of up to
/// <see cref="MaxWordLength"/> characters; what is longer is cut there, so that work is linear in the text whatever it holds.
/// </summary>
/// <remarks>
/// <para>A word with hyphens between letters is one word (<c>SOSU-skole</c> → <c>sosuskole</c>) that remembers where it was joined.</para>
/// <para>An ending after an apostrophe is taken off (<c>KL's</c> → <c>kl</c>); <c>1.000</c> is <c>1000</c>; <c>+80</c> and <c>80+</c> are <c>80</c>;
/// <c>%</c> is <c>procent</c>. Other signs separate.</para>
/// </remarks>
internal ref struct TokenReader
{
    public const int MaxWordLength = 64;

    private readonly ReadOnlySpan<char> _source;
    private readonly Span<char> _buffer;
    private int _position;
    private int _length;
    private ulong _joints;

    /// <summary>Stands before the first word.</summary>
    /// <param name="source">The text to read.</param>
    /// <param name="buffer">Scratch of at least <see cref="MaxWordLength"/> characters.</param>
    public TokenReader(ReadOnlySpan<char> source, Span<char> buffer)
    {
        _source = source;
        _buffer = buffer[..MaxWordLength];
    }

    /// <summary>Offset of the word in the source, in UTF-16 code units.</summary>
    public int Start { get; private set; }

    /// <summary>Length of the word in the source, with what normalisation takes away.</summary>
    public int Length { get; private set; }

    /// <summary>The word in lower case with æ, ø, å. Valid until the next call.</summary>
    public readonly ReadOnlySpan<char> Text => _buffer[.._length];

    /// <summary>Bit i is set where a hyphen stood before letter i of <see cref="Text"/>.</summary>
    public readonly ulong Joints => _joints;

    /// <summary>Whether it stands in capitals throughout: <c>MED</c>. False for a single letter.</summary>
    public readonly bool IsUpperCase
    {
        get
        {
            if (_length < 2)
                return false;
            foreach (var c in _source.Slice(Start, Math.Min(Length, _length)))
            {
                if (!char.IsUpper(c))
                    return false;
            }

            return true;
        }
    }

    public readonly bool IsNumber
    {
        get
        {
            foreach (var c in Text)
            {
                if (!char.IsAsciiDigit(c) && c != ',')
                    return false;
            }

            return _length > 0;
        }
    }

    public bool Read()
    {
        while (_position < _source.Length)
        {
            var c = _source[_position];
            if (c == '%')
                return ReadPercent();

            if (DanishText.IsWordCharacter(c) && !DanishText.IsCombining(c))
            {
                ReadWord();
                if (_length > 0)
                    return true;
            }
            else
            {
                _position++;
            }
        }

        return false;
    }

    private bool ReadPercent()
    {
        Start = _position++;
        Length = 1;
        _joints = 0;
        "procent".CopyTo(_buffer);
        _length = "procent".Length;
        return true;
    }

    private void ReadWord()
    {
        Start = _position;
        _length = 0;
        _joints = 0;
        var end = _position;
        var afterApostrophe = false;
        for (; _position < _source.Length; _position++)
        {
            var c = _source[_position];
            if (DanishText.IsWordCharacter(c))
            {
                if (!afterApostrophe)
                    Append(c);
                end = _position + 1;
            }
            else if (DanishText.IsInvisible(c))
            {
                continue;
            }
            else if (DanishText.IsHyphen(c) && StandsBetweenLetters(_position))
            {
                if (_length < MaxWordLength)
                    _joints |= 1UL << _length;
            }
            else if (DanishText.IsApostrophe(c) && !afterApostrophe && IsEndingAfter(_position))
            {
                afterApostrophe = true;
            }
            else if (!(c is '.' or ',' && ContinuesNumber(_position)))
            {
                break;
            }
            else if (c == ',')
            {
                Append(',');
            }
        }

        Length = end - Start;
        _position = Math.Max(_position, end);
    }

    private void Append(char c)
    {
        if (DanishText.IsCombining(c))
        {
            if (_length > 0 && DanishText.Compose(_buffer[_length - 1], c) is var composed and not '\0')
                _buffer[_length - 1] = composed;
            return;
        }

        if (_length < MaxWordLength)
            _buffer[_length++] = DanishText.Normalise(c);
    }

    private readonly bool StandsBetweenLetters(int at) =>
        at > 0 && at + 1 < _source.Length && char.IsLetter(_source[at - 1]) && char.IsLetter(_source[at + 1]);

    /// <summary>At most four letters and then the word is over: <c>'s</c>, <c>'er</c>, <c>'erne</c>.</summary>
    private readonly bool IsEndingAfter(int apostrophe)
    {
        var end = apostrophe + 1;
        while (end < _source.Length && end <= apostrophe + 5 && char.IsLetter(_source[end]))
            end++;
        var length = end - apostrophe - 1;
        return length is >= 1 and <= 4 && (end == _source.Length || !DanishText.IsWordCharacter(_source[end]));
    }

    /// <summary><c>1.000</c> and <c>20,5</c>, but not the comma or full stop after a number.</summary>
    private readonly bool ContinuesNumber(int at)
    {
        for (var i = 0; i < _length; i++)
        {
            if (!char.IsAsciiDigit(_buffer[i]))
                return false;
        }

        if (_source[at] == ',')
            return at + 1 < _source.Length && char.IsAsciiDigit(_source[at + 1]);

        var digits = 0;
        while (at + 1 + digits < _source.Length && digits < 4 && char.IsAsciiDigit(_source[at + 1 + digits]))
            digits++;
        return digits == 3 && _length is >= 1 and <= 9;
    }
}
