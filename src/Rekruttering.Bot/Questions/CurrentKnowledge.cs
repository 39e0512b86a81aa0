using Rekruttering.Bot.Conversations;
using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Questions;

/// <summary>The knowledge base that is in use just now. Immutable itself; new content takes its place in one step.</summary>
internal sealed class CurrentKnowledge
{
    private volatile KnowledgeBase _current = KnowledgeBase.Shipped;

    public ContentCatalog Catalog => _current.Catalog;

    public Answer Ask(Question question) => _current.Ask(question);

    public void Use(KnowledgeBase knowledge) => _current = knowledge;
}

/// <summary>Reads the content and asks once before the first person does: a card action has seconds, and a cold start takes some of them.</summary>
internal sealed class WarmKnowledge : IHostedService
{
    // From the moment it is made, which is before the database is opened: each takes seconds of a core of its own.
    private readonly Task _warming = Task.Run(() =>
    {
        _ = KnowledgeBase.Shipped.Ask(new Question("Hvordan får vi færre til at falde fra?"));
        _ = PhraseBook.Shipped;
    });

    public Task StartAsync(CancellationToken cancellationToken) => _warming.WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
