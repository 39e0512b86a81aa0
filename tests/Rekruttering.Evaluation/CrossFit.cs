using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Evaluation;

/// <summary>
/// Lets no question be answered by a knowledge base that has learnt from it, which would look better than it is. A file with questions that are learnt from is cut into ten stretches, and each is
/// asked of a knowledge base that has learnt from the other nine. Neighbours in the file are mostly by one hand, so that what is measured is how a new hand fares.
/// </summary>
internal static class CrossFit
{
    public const int Folds = 10;

    /// <summary>The questions in order, each with its stretch and a knowledge base that has not learnt from it; that of all where none of the questions is learnt from.</summary>
    /// <param name="options">Null for the product's own.</param>
    public static IEnumerable<(ScoredQuestion Question, int Fold, KnowledgeBase Knowledge)> Of(IReadOnlyList<ScoredQuestion> questions, KnowledgeOptions? options = null)
    {
        var all = new Lazy<KnowledgeBase>(() => options is null ? KnowledgeBase.Shipped : KnowledgeBase.Create(ContentCatalog.Shipped.Units, options));
        var learnt = LearntQuestion.Shipped.Select(question => question.Text).ToHashSet(StringComparer.Ordinal);
        var folds = questions.Select((question, i) => (Question: question, Fold: i * Folds / questions.Count)).GroupBy(pair => pair.Fold);
        foreach (var fold in folds)
        {
            var asked = fold.Select(pair => pair.Question.Question).Where(learnt.Contains).ToHashSet(StringComparer.Ordinal);
            var knowledge = asked.Count == 0
                ? all.Value
                : KnowledgeBase.Create(ContentCatalog.Shipped.Units, (options ?? new KnowledgeOptions()) with { Learnt = [.. LearntQuestion.Shipped.Where(question => !asked.Contains(question.Text))] });
            foreach (var (question, number) in fold)
                yield return (question, number, knowledge);
        }
    }
}
