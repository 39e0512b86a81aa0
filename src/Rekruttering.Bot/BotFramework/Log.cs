namespace Rekruttering.Bot.BotFramework;

internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Warning, "A request to the bot was refused: {Reason}")]
    public static partial void RequestRefused(ILogger logger, string reason);

    [LoggerMessage(1001, LogLevel.Error, "The keys of the channel service cannot be read, so nothing can be received")]
    public static partial void KeysUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(1002, LogLevel.Warning, "No BotFramework:AppId: everybody on this machine is believed to be whoever they say they are")]
    public static partial void NoAuthentication(ILogger logger);

    [LoggerMessage(1003, LogLevel.Warning, "An activity of type {Type} was refused: {Reason}")]
    public static partial void ActivityRefused(ILogger logger, string? type, string reason);

    [LoggerMessage(1004, LogLevel.Error, "The turn of activity {ActivityId} ({Type} {Name}) failed")]
    public static partial void TurnFailed(ILogger logger, Exception exception, string? activityId, string? type, string? name);

    [LoggerMessage(1005, LogLevel.Information, "Activity {ActivityId} ({Type}) came again and was not handled twice")]
    public static partial void ActivityRepeated(ILogger logger, string? activityId, string? type);

    [LoggerMessage(1006, LogLevel.Warning, "A message of {Bytes} bytes is larger than the {Budget} that every client is sure to show")]
    public static partial void LargeMessage(ILogger logger, int bytes, int budget);

    [LoggerMessage(1007, LogLevel.Warning, "{Method} to the channel service ended as {Outcome}, status {Status}, reason {Reason}")]
    public static partial void CallFailed(ILogger logger, string method, string outcome, int? status, string? reason);

    [LoggerMessage(1008, LogLevel.Error, "No token for sending could be had: check BotFramework:AppType and its credential")]
    public static partial void NoToken(ILogger logger, Exception exception);
}
