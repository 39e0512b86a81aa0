using Rekruttering.Bot.BotFramework.Authentication;

namespace Rekruttering.Bot.LocalChat;

// Whoever comes through here speaks as anybody it likes: the same rule as for a bot without authentication, which keeps out other
// machines and the other sites that the person has open.
internal sealed class LocalChatGuard(LocalAddress address) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!address.IsLoopbackOnly)
            return Results.NotFound();
        return LocalRequests.Refuse(context.HttpContext) is null ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden);
    }
}
