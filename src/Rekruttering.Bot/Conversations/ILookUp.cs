namespace Rekruttering.Bot.Conversations;

/// <summary>
/// A question that a feature answers from its own data, in more forms than a list of phrases holds. Registered with
/// <see cref="LookUpRegistration.AddLookUp{TLookUp}"/>, and asked when nothing else was recognised.
/// </summary>
internal interface ILookUp
{
    /// <summary>False when it is none of its questions, which leaves it to the next.</summary>
    Task<bool> TryAnswerAsync(Turn turn, CancellationToken cancellationToken);
}

internal static class LookUpRegistration
{
    public static IServiceCollection AddLookUp<TLookUp>(this IServiceCollection services)
        where TLookUp : class, ILookUp => services.AddScoped<ILookUp, TLookUp>();
}
