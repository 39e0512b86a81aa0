namespace Rekruttering.Bot.LocalChat.Demonstration;

internal static class TimeApi
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/local-chat/api/time", Move);

    // Not the request's token: a page that is closed has moved the clock all the same.
    private static async Task<IResult> Move(Journey journey, MoveTime time, IHostApplicationLifetime lifetime)
    {
        if (journey is { By: { } leap, To: null })
            return Results.Json(await time.ByAsync(leap, lifetime.ApplicationStopping), LocalChatPage.Json);
        if (journey is { By: null, To: { } day })
            return Results.Json(await time.ToAsync(day, lifetime.ApplicationStopping), LocalChatPage.Json);
        return Results.BadRequest();
    }

    private sealed record Journey(Leap? By, DateOnly? To);
}
