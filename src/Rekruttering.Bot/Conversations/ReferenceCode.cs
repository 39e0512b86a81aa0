using System.Security.Cryptography;
using System.Text;
using Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.Conversations;

/// <summary>What an apology and the log have in common: short enough to be read aloud, and the same when the channel repeats.</summary>
internal static class ReferenceCode
{
    public static string Of(Activity activity) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{activity.ChannelId} {activity.Conversation?.Id} {activity.Id}")), 0, 3);
}
