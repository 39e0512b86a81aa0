using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Scheduling;

/// <summary>
/// The scheduler's own connections to the SQLite file, held to the same gate as every other writer: entered before a transaction begins and left
/// when the connection is closed, which is after its commit.
/// </summary>
internal sealed class GatedSqlite(WriteGate gate) : DbProviderFactory
{
    public override DbConnection CreateConnection() => new Connection(gate);

    public override DbCommand CreateCommand() => SqliteFactory.Instance.CreateCommand();

    public override DbParameter CreateParameter() => SqliteFactory.Instance.CreateParameter();

    private sealed class Connection(WriteGate gate) : SqliteConnection
    {
        private WriteGate.Pass? _pass;

        public override void Close()
        {
            try
            {
                base.Close();
            }
            finally
            {
                Leave();
            }
        }

        protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
        {
            _pass ??= await gate.EnterAsync(cancellationToken);
            return await base.BeginDbTransactionAsync(isolationLevel, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
                Leave();
        }

        private void Leave()
        {
            var pass = _pass;
            _pass = null;
            pass?.Dispose();
        }
    }
}
