using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Authentication;
using Rekruttering.Bot.BotFramework.Connector;

namespace Rekruttering.Bot.BotFramework;

// From an authenticated request to a turn, and from the turn's end to the response.
internal sealed class BotFrameworkEndpoint(
    ActivityAuthorization authorization, ServiceHosts serviceHosts, IActivitySender sender, IActivityInbox inbox,
    IOptions<BotFrameworkOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<BotFrameworkEndpoint> logger)
{
    public const int MaxBody = 256 * 1024;

    private const int LongestName = 1000;

    // What a turn that is under way gets when the host is told to stop; the host itself waits thirty seconds.
    private static readonly TimeSpan StoppingGrace = TimeSpan.FromSeconds(10);

    public async Task HandleAsync(HttpContext context)
    {
        var (activity, status) = await ReadAsync(context.Request, context.RequestAborted);
        if (activity is null)
        {
            context.Response.StatusCode = status;
            return;
        }

        if (authorization.Refuse(activity, context.User) is { } reason)
        {
            Log.ActivityRefused(logger, activity.Type, reason);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        // Not RequestAborted: a channel that hangs up early would leave a half-done turn behind, and asks again anyway.
        using var deadline = new CancellationTokenSource(activity.IsInvoke ? options.Value.InvokeTimeout : options.Value.TurnTimeout, clock);
        await using var stopping = lifetime.ApplicationStopping.Register(() => deadline.CancelAfter(StoppingGrace));

        var response = await RunAsync(activity, context.RequestServices, deadline.Token);
        await WriteAsync(context.Response, response);
    }

    private async Task<InvokeResponse> RunAsync(Activity activity, IServiceProvider services, CancellationToken cancellationToken)
    {
        var isNew = false;
        try
        {
            if (!string.IsNullOrEmpty(activity.Id))
            {
                if (await inbox.ReceiveAsync(activity, cancellationToken) is Receipt.Repeated repeated)
                {
                    Log.ActivityRepeated(logger, activity.Id, activity.Type);
                    return repeated.Answer ?? InvokeResponse.Ok;
                }

                isNew = true;
            }

            await KeepReferenceAsync(activity, services, cancellationToken);

            var replies = activity.DeliveryMode == DeliveryModes.ExpectReplies ? new ExpectedRepliesSender() : null;
            var turn = new TurnContext(activity, replies ?? sender, clock);
            var answer = await services.GetRequiredService<IBot>().OnTurnAsync(turn, cancellationToken);

            var response = activity.IsInvoke ? answer ?? InvokeResponse.NotImplemented : InvokeResponse.Ok;
            if (replies is not null)
                response = replies.Response(activity.IsInvoke ? response : null);
            if (isNew)
                await inbox.CompleteAsync(activity, activity.IsInvoke || replies is not null ? response : null, cancellationToken);
            return response;
        }
        catch (Exception e)
        {
            Log.TurnFailed(logger, e, activity.Id, activity.Type, activity.Name);
            if (isNew)
                await AbandonAsync(activity);
            return Failed(activity);
        }
    }

    private async Task KeepReferenceAsync(Activity activity, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetService<IConversationReferences>() is not { } references
            || string.IsNullOrEmpty(activity.Conversation?.Id)
            || !serviceHosts.IsAllowed(activity.ServiceUrl, out _))
        {
            return;
        }

        var reference = ConversationReference.Of(activity);
        if (activity is { Type: ActivityTypes.InstallationUpdate, Action: InstallationActions.Remove or InstallationActions.RemoveUpgrade })
            await references.ForgetAsync(reference, activity, cancellationToken);
        else
            await references.RememberAsync(reference, activity, cancellationToken);
    }

    private async Task AbandonAsync(Activity activity)
    {
        // Its own time: the turn's may be what ran out.
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5), clock);
        try
        {
            await inbox.AbandonAsync(activity, deadline.Token);
        }
        catch (Exception e)
        {
            Log.TurnFailed(logger, e, activity.Id, activity.Type, activity.Name);
        }
    }

    private static InvokeResponse Failed(Activity activity) => activity is { IsInvoke: true, Name: InvokeNames.AdaptiveCardAction }
        ? InvokeResponse.Of(AdaptiveCardInvokeResponse.ServerError("InternalServerError", "The bot could not handle this."))
        : new InvokeResponse(StatusCodes.Status500InternalServerError);

    private static async Task WriteAsync(HttpResponse response, InvokeResponse answer)
    {
        response.StatusCode = answer.Status;
        if (answer.Body is not { } body)
            return;

        response.ContentType = "application/json; charset=utf-8";
        await response.Body.WriteAsync(ActivityJson.Write(body), response.HttpContext.RequestAborted);
    }

    private static async Task<(Activity? Activity, int Status)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!HasJson(request))
            return (null, StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength > MaxBody)
            return (null, StatusCodes.Status413PayloadTooLarge);

        var buffer = ArrayPool<byte>.Shared.Rent(MaxBody + 1);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer.AsMemory(0, MaxBody + 1), MaxBody + 1, throwOnEndOfStream: false, cancellationToken);
            if (length > MaxBody)
                return (null, StatusCodes.Status413PayloadTooLarge);

            RemoveNul(buffer.AsSpan(0, length));
            return Parse(buffer.AsSpan(0, length));
        }
        catch (BadHttpRequestException e)
        {
            return (null, e.StatusCode);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static (Activity? Activity, int Status) Parse(ReadOnlySpan<byte> body)
    {
        // The parser looks at strings only when they are read; bad text would surface in the middle of a turn.
        if (!Utf8.IsValid(body))
            return (null, StatusCodes.Status400BadRequest);

        try
        {
            var activity = ActivityJson.Read(body);
            return activity is not null && !string.IsNullOrEmpty(activity.Type) && Names(activity).All(IsName)
                ? (activity, StatusCodes.Status200OK)
                : (null, StatusCodes.Status400BadRequest);
        }
        catch (JsonException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    // PostgreSQL stores no NUL, so a text with one would fail wherever it is kept. A blank in its place means the same to a reader.
    private static void RemoveNul(Span<byte> body)
    {
        for (int at; (at = body.IndexOf("\\u0000"u8)) >= 0; body = body[(at + 6)..])
            "\\u0020"u8.CopyTo(body[at..]);
    }

    // What is logged and looked up by: one line each and no longer than any real one, so that nobody writes lines of their own into the log.
    private static IEnumerable<string?> Names(Activity activity) =>
    [
        activity.Type, activity.Id, activity.Name, activity.Action, activity.ChannelId, activity.ReplyToId, activity.Locale,
        activity.Conversation?.Id, activity.From?.Id, activity.From?.AadObjectId, activity.Recipient?.Id,
    ];

    private static bool IsName(string? name) => name is null || (name.Length <= LongestName && !name.Any(char.IsControl));

    private static bool HasJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is null || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));
}
