using System.Globalization;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;

namespace Rekruttering.Bot.BotFramework;

// Collects what the bot says, for the response of a request that asked for the replies there. Used by one turn.
internal sealed class ExpectedRepliesSender : IActivitySender
{
    private readonly List<Activity> _replies = [];

    public Task<SendOutcome> SendAsync(ConversationReference to, Activity activity, SendPolicy policy, CancellationToken cancellationToken)
    {
        var id = (_replies.Count + 1).ToString(CultureInfo.InvariantCulture);
        _replies.Add(activity with { Id = id });
        return Task.FromResult<SendOutcome>(new SendOutcome.Sent(id));
    }

    public Task<SendOutcome> ReplyAsync(ConversationReference to, string activityId, Activity activity, SendPolicy policy, CancellationToken cancellationToken) =>
        SendAsync(to, activity, policy, cancellationToken);

    public Task<SendOutcome> UpdateAsync(ConversationReference to, string activityId, Activity activity, SendPolicy policy, CancellationToken cancellationToken)
    {
        var at = _replies.FindIndex(r => r.Id == activityId);
        if (at < 0)
            return NotFound();

        _replies[at] = activity with { Id = activityId };
        return Task.FromResult<SendOutcome>(new SendOutcome.Sent(activityId));
    }

    public Task<SendOutcome> DeleteAsync(ConversationReference to, string activityId, SendPolicy policy, CancellationToken cancellationToken) =>
        _replies.RemoveAll(r => r.Id == activityId) > 0 ? Task.FromResult<SendOutcome>(new SendOutcome.Sent(null)) : NotFound();

    // The answer to an invoke travels among the replies too.
    public InvokeResponse Response(InvokeResponse? invoke)
    {
        var answer = invoke is null
            ? []
            : new[] { new Activity { Type = ActivityTypes.InvokeResponse, Value = ActivityJson.ToElement(new InvokeResponseValue(invoke.Status, invoke.Body)) } };
        return new InvokeResponse(StatusCodes.Status200OK, ActivityJson.ToElement(new ExpectedReplies([.. _replies, .. answer])));
    }

    private static Task<SendOutcome> NotFound() =>
        Task.FromResult<SendOutcome>(new SendOutcome.Rejected(RejectionReason.ActivityNotFound, StatusCodes.Status404NotFound, null, null));
}
