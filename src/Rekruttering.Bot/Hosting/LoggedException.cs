using System.Data.Common;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Rekruttering.Bot.Hosting;

/// <summary>
/// An exception as it may stand in the log: what kinds, and where, all the way in. The message only where it cannot hold what somebody wrote:
/// that of a number that is none, of a key that is there twice or of a row that cannot be read repeats it.
/// </summary>
internal sealed class LoggedException(Exception original) : Exception(Line(original))
{
    public override string? StackTrace => original.StackTrace;

    public override string ToString() => Describe(original);

    private static string Describe(Exception exception)
    {
        var text = new StringBuilder(Line(exception));
        IEnumerable<Exception> within = exception is AggregateException several ? several.InnerExceptions : exception.InnerException is { } inner ? [inner] : [];
        foreach (var one in within)
            text.Append("\n ---> ").Append(Describe(one)).Append("\n   --- End of inner exception stack trace ---");
        return exception.StackTrace is { } stack ? text.Append('\n').Append(stack).ToString() : text.ToString();
    }

    private static string Line(Exception exception) => MayBeSaid(exception) ? $"{exception.GetType()}: {exception.Message}" : exception.GetType().ToString();

    private static bool MayBeSaid(Exception exception) => exception switch
    {
        // Class 22 is a value that the database cannot take, and it is named.
        DbException { SqlState: ['2', '2', ..] } => false,
        DbException or DbUpdateException or HttpRequestException or SocketException or TimeoutException or OperationCanceledException or ObjectDisposedException => true,
        _ => exception.GetType() == typeof(InvalidOperationException) || exception.GetType().Assembly == typeof(LoggedException).Assembly,
    };
}
