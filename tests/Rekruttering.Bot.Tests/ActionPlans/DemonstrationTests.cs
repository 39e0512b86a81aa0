using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.ActionPlans.Demonstration;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Network.Demonstration;
using Rekruttering.Bot.Scheduling;
using Rekruttering.Bot.Tests.Network;
using Rekruttering.Bot.Tests.Support;
using Person = Rekruttering.Bot.Conversations.Person;

namespace Rekruttering.Bot.Tests.ActionPlans;

public sealed class DemonstrationTests
{
    [Fact]
    public async Task Three_municipalities_have_plans_under_way_and_loading_again_changes_nothing()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite, isEmpty: true);
        for (var start = 0; start < 2; start++)
        {
            await new DemonstrationNetwork(bed.Contexts, bed.Time).StartAsync(cancellationToken);
            await new DemonstrationPlans(bed.Contexts, bed.ChangePlan, bed.Figures, bed.Time).StartAsync(cancellationToken);
        }

        Assert.Equal((9, 16, 3), (await bed.CountAsync<Organisation>(), await bed.CountAsync<Member>(), await bed.CountAsync<Plan>()));
        Assert.Equal(await bed.CountAsync<StatusFigure>(), await bed.CountAsync<FigureChange>());
        var lars = new Person("6d1a4c52-7b1e-4f43-9a53-1f5f3a0e0004", "0b8f3f0a-51a7-4d0f-8c11-2c6f5d9e0004");
        var pictures = await bed.Plans.PicturesAsync(lars, DanishCalendar.DayOf(NetworkBed.Now), cancellationToken);
        Assert.Equal(["Egevang Kommune", "Lyngholm Kommune", "Vesterbæk Kommune"], pictures.Select(picture => picture.Organisation.Name));
        var yusuf = new Person("6d1a4c52-7b1e-4f43-9a53-1f5f3a0e0002", "0b8f3f0a-51a7-4d0f-8c11-2c6f5d9e0002");
        Assert.Equal(3, (await bed.Plans.ActionsOfAsync(yusuf, cancellationToken)).Count);
    }
}
