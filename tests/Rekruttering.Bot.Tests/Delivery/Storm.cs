namespace Rekruttering.Bot.Tests.Delivery;

// Throttling whose draws hang on the person and the try alone: whoever schedules the requests, each person's are throttled as often and as long.
internal sealed class Storm(int longestPause)
{
    private readonly Dictionary<string, int> _tries = [];

    public Behaviour Next(string conversation)
    {
        var tries = _tries[conversation] = _tries.GetValueOrDefault(conversation) + 1;
        return IsThrottled(conversation, tries) ? Behaviour.Throttle : Behaviour.Accept;
    }

    public TimeSpan Pause(string conversation) => TimeSpan.FromSeconds(1 + (Draw(conversation, _tries[conversation], salt: 2) % (ulong)longestPause));

    // A queue in memory that wastes nothing: a request at every turn of the pace for which there is one, the first tries first, so that the
    // pauses pass while others are served. Its answers take no time.
    public TimeSpan IdealTime(IEnumerable<string> conversations, double perSecond)
    {
        var first = new Queue<string>(conversations);
        var paused = new PriorityQueue<string, TimeSpan>();
        var now = TimeSpan.Zero;
        while (true)
        {
            if (!first.TryDequeue(out var conversation))
            {
                if (!paused.TryDequeue(out conversation, out var due))
                    return now;
                now = now > due ? now : due;
            }

            if (Next(conversation) == Behaviour.Throttle)
                paused.Enqueue(conversation, now + Pause(conversation));
            now += TimeSpan.FromSeconds(1 / perSecond);
        }
    }

    private static bool IsThrottled(string conversation, int tries) => Draw(conversation, tries, salt: 1) % 100 < 30;

    // FNV-1a with a finishing mix: string.GetHashCode differs from run to run.
    private static ulong Draw(string conversation, int tries, int salt)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in $"{conversation}/{tries}/{salt}")
            hash = (hash ^ letter) * 1099511628211UL;
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 33);
    }
}
