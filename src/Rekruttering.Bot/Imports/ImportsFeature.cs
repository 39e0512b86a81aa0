using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Imports;

internal static class ImportsFeature
{
    public static WebApplicationBuilder AddImports(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ImportOptions>().BindConfiguration(ImportOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ImportOptions>, ImportOptionsValidator>();
        services.AddSingleton<ImportDrafts>();
        services.AddSingleton<IPersonalData, ImportData>();
        services.AddScoped<IReceiveFile, ReceiveImport>();
        services.AddCommand<TemplatesCommand>(TemplatesCommand.Name);
        services.AddPrivateCardAction<ChooseImport>(ChooseImport.Verb, language => FileTexts.In(language).OnlyInPersonalChat);
        services.AddCardAction<PutAside>(PutAside.Verb);
        services.AddCardAction<HandOutTemplate>(HandOutTemplate.Verb);
        return builder;
    }

    public static IServiceCollection AddImport<TImport>(this IServiceCollection services)
        where TImport : class, IImport => services.AddScoped<IImport, TImport>();
}
