namespace Rekruttering.Knowledge.Content;

/// <summary>Content that cannot be loaded. The message names the file and the field, so that an editor finds the place.</summary>
public sealed class ContentFormatException : Exception
{
    public ContentFormatException()
    {
    }

    public ContentFormatException(string message)
        : base(message)
    {
    }

    public ContentFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A problem with one field of one file.</summary>
    /// <param name="file">The file, as it is named in the content folder.</param>
    /// <param name="field">The field of the front matter, or <c>body</c>.</param>
    public ContentFormatException(string file, string field, string problem, Exception? innerException = null)
        : base($"{file}: {field}: {problem}", innerException)
    {
        File = file;
        Field = field;
    }

    public string? File { get; }

    public string? Field { get; }
}
