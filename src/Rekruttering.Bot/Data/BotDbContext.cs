using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rekruttering.Bot.Data;

/// <summary>The unit of work. Entities and their configurations live in the features; this class only finds them.</summary>
internal sealed class BotDbContext(DbContextOptions<BotDbContext> options, WriteGate gate) : DbContext(options)
{
    private bool _isInWrite;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BotDbContext).Assembly);
        Conventions.Apply(modelBuilder, Database.ProviderName!);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_isInWrite || !ChangeTracker.HasChanges())
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        using var pass = await gate.EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Write with SaveChangesAsync: the write gate is waited for, never blocked on.");

    /// <summary>
    /// Several statements that stand or fall together, and every <c>ExecuteUpdate</c> or <c>ExecuteDelete</c>: those bypass
    /// <see cref="SaveChangesAsync(bool, CancellationToken)"/> and with it the gate.
    /// </summary>
    public async Task<WriteScope> BeginWriteAsync(CancellationToken cancellationToken)
    {
        var pass = await gate.EnterAsync(cancellationToken);
        try
        {
            var transaction = await Database.BeginTransactionAsync(cancellationToken);
            _isInWrite = true;
            return new WriteScope(this, transaction, pass);
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }

    internal sealed class WriteScope(BotDbContext context, IDbContextTransaction transaction, WriteGate.Pass pass) : IAsyncDisposable
    {
        public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

        public async ValueTask DisposeAsync()
        {
            // A rollback can fail, on a disk that does: the gate has to open for the others in any case.
            try
            {
                await transaction.DisposeAsync();
            }
            finally
            {
                context._isInWrite = false;
                pass.Dispose();
            }
        }
    }
}
