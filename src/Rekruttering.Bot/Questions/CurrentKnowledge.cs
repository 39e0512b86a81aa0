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
