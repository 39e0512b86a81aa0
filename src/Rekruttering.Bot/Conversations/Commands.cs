namespace Rekruttering.Bot.Conversations;

/// <summary>
/// Something that is asked for by its name. Registered under the name that its phrases have in a <c>Phrases.yaml</c>, with
/// <see cref="CommandRegistration.AddCommand{TCommand}"/>.
/// </summary>
internal interface ICommand
{
    Task RunAsync(Turn turn, CancellationToken cancellationToken);
}

/// <summary>Something that waits for the person's next message: a confirmation, a field that is typed. Registered by name.</summary>
internal interface IForm
{
    /// <summary>False when the message is no answer to the form, which then is given up and the message handled as any other.</summary>
    Task<bool> TryContinueAsync(Turn turn, CancellationToken cancellationToken);
}

internal static class CommandRegistration
{
    public static IServiceCollection AddCommand<TCommand>(this IServiceCollection services, string name)
        where TCommand : class, ICommand =>
        services.AddKeyedScoped<ICommand, TCommand>(name);

    public static IServiceCollection AddForm<TForm>(this IServiceCollection services, string name)
        where TForm : class, IForm =>
        services.AddKeyedScoped<IForm, TForm>(name);
}
