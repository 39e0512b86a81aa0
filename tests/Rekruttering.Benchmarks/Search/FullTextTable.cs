using Microsoft.Data.Sqlite;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Benchmarks.Search;

/// <summary>The same passages in SQLite FTS5 in memory, asked with OR and without question words, as one would who takes what is there.</summary>
internal sealed class FullTextTable : IDisposable
{
    private static readonly HashSet<string> QuestionWords =
    [
        "hvad", "hvem", "hvor", "hvornår", "hvordan", "hvorfor", "hvilken", "hvilket", "hvilke", "er", "var", "og", "i", "på", "af", "til", "for", "en", "et", "den", "det", "de",
        "der", "som", "med", "at", "har", "blev", "fra", "om", "kan", "skal", "vi", "jeg", "man",
    ];

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _search;
    private readonly SqliteParameter _query;

    public FullTextTable(IEnumerable<Passage> passages)
    {
        _connection.Open();
        Execute("CREATE VIRTUAL TABLE passage USING fts5(id UNINDEXED, text, tokenize = 'unicode61')");
        using (var transaction = _connection.BeginTransaction())
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText = "INSERT INTO passage (id, text) VALUES ($id, $text)";
            var id = insert.Parameters.Add("$id", SqliteType.Text);
            var text = insert.Parameters.Add("$text", SqliteType.Text);
            foreach (var passage in passages)
            {
                id.Value = passage.Id;
                text.Value = passage.Text;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        _search = _connection.CreateCommand();
        _search.CommandText = "SELECT id FROM passage WHERE passage MATCH $query ORDER BY rank LIMIT 10";
        _query = _search.Parameters.Add("$query", SqliteType.Text);
    }

    public int Search(string question)
    {
        var words = question.ToLowerInvariant().Split([' ', '?', ',', '.', '!', '"', '(', ')', ';', ':', '*'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !QuestionWords.Contains(word))
            .Select(word => $"\"{word}\"")
            .ToArray();
        if (words.Length == 0)
            return 0;
        _query.Value = string.Join(" OR ", words);
        using var reader = _search.ExecuteReader();
        var count = 0;
        while (reader.Read())
            count++;
        return count;
    }

    public void Dispose()
    {
        _search.Dispose();
        _connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
