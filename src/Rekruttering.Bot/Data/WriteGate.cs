namespace Rekruttering.Bot.Data;

/// <summary>
/// One writer at a time on SQLite, waited for in order instead of by polling a busy file. Held until the commit has returned, so that
/// a checkpoint, which runs inside a commit, never meets another commit: that pair is what corrupts a WAL before SQLite 3.51.3.
/// On PostgreSQL the gate is open.
/// </summary>
internal sealed class WriteGate(bool isNeeded) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async ValueTask<Pass> EnterAsync(CancellationToken cancellationToken)
    {
        if (!isNeeded)
            return default;

        await _turn.WaitAsync(cancellationToken);
        return new Pass(_turn);
    }

    public void Dispose() => _turn.Dispose();

    public readonly struct Pass(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}
