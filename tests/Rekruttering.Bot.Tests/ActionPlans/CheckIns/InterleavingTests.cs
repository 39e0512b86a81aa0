using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.Tests.ActionPlans.CheckIns;

// Ten thousand ways that several people's taps on the same action can cross: each reads a card, writes later and commits later still, some twice.
// The product's own writer and rules of versions, on a store that only compares and swaps, as the concurrency token makes the databases do; that
// they do is held by ChangePlanTests on both.
public sealed class InterleavingTests
{
    private const int Interleavings = 10_000;

    [Fact]
    public void No_update_that_was_said_to_be_made_is_lost_and_none_is_made_twice()
    {
        for (var seed = 0; seed < Interleavings; seed++)
            Run(seed);
    }

    private static void Run(int seed)
    {
        var random = new Random(seed);
        var store = new Store();
        var taps = Enumerable.Range(0, random.Next(2, 7)).Select(number => new Tap(number, random.Next(10) < 2)).ToList();
        var told = new List<int>();
        while (taps.Count > 0)
        {
            var tap = taps[random.Next(taps.Count)];
            if (tap.Step(store) is not { } outcome)
                continue;
            if (outcome)
                told.Add(tap.Number);
            if (!tap.Again())
                taps.Remove(tap);
        }

        Assert.Equal(told, store.Written.Select(change => change.Number));
        Assert.Equal(told.Distinct(), told);
        Assert.Equal(Enumerable.Range(1, told.Count), store.Written.Select(change => change.Version));
        Assert.True(told.Count > 0, $"Seed {seed}: nobody got through.");
        Assert.All(store.Written.Zip(store.Written.Skip(1)), pair => Assert.Equal(pair.First.After, pair.Second.Before));
        Assert.Equal(store.Written[^1].After, store.Notes);
    }

    private sealed class Store
    {
        public int Version { get; private set; }

        public string? Notes { get; private set; }

        public List<(int Number, int Version, string? Before, string? After)> Written { get; } = [];

        public ActionItem Read() => new() { Id = Guid.Empty, Title = "Vejledningstime", Version = Version, Notes = Notes };

        public bool CompareAndSwap(int expected, int number, ActionItem item, History history)
        {
            if (expected != Version)
                return false;
            (Version, Notes) = (item.Version, item.Notes);
            var change = history.Changes.Single(change => change.Field == PlanField.Notes);
            Written.Add((number, change.Version, change.Before, change.After));
            return true;
        }
    }

    private sealed class Tap(int number, bool isDoubled)
    {
        private int? _seen;
        private ActionItem? _read;
        private int _left = isDoubled ? 2 : 1;

        public int Number => number;

        // The card is shown, the button pressed and the row read, the change committed: true when the person was told that it was made.
        public bool? Step(Store store)
        {
            if (_seen is null)
            {
                _seen = store.Version;
                return null;
            }

            if (_read is null)
            {
                _read = store.Read();
                return null;
            }

            var (item, expected) = (_read, _read.Version);
            var history = new History(Standing.Stranger, ChangedVia.CheckIn, DateTimeOffset.UnixEpoch);
            PlanWriter.Edit(item, new ActionEdit { Notes = $"ord {number}" }, history);
            if (history.Changes.Count == 0 || expected != _seen)
                return false;
            return store.CompareAndSwap(expected, number, item, history);
        }

        // A doubled tap is the same card sent again: read anew, with the version that was seen then.
        public bool Again()
        {
            _read = null;
            return --_left > 0;
        }
    }
}
