using System.Runtime.CompilerServices;

namespace Rekruttering.Bot.Tests.Support;

internal static class HostSettings
{
    // Thousands of bots are put together here. A watcher of the settings' files watches every folder under them, which is the source tree; and a
    // container of services that lives for one test does not live long enough for compiling its constructors to pay.
    [ModuleInitializer]
    internal static void Choose()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        AppContext.SetSwitch("Microsoft.Extensions.DependencyInjection.DisableDynamicEngine", true);
    }
}
