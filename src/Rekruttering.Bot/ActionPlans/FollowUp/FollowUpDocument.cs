using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Rekruttering.Bot.ActionPlans.FollowUp;

/// <summary>The result as a document: for the municipality with every answer, for the leadership in figures.</summary>
internal static class FollowUpDocument
{
    public static byte[] Write(FollowUpResult result, DateOnly today, FollowUpTexts texts)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = texts.ResultTitle(result.Organisation.Name);
            document.PackageProperties.Language = texts.Culture.Name;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = PlanDocument.Styles(texts.Culture.Name);
            var body = new Body();
            main.Document = new Document(body);
            body.Append(
                PlanDocument.Paragraph(texts.ResultTitle(result.Organisation.Name), "Title"),
                PlanDocument.Paragraph(texts.Date(today), "Subtitle"));
            if (result.HasWords)
                body.Append(PlanDocument.Paragraph(texts.ResultLine(result.Answered, result.Items.Count)));
            body.Append(
                PlanDocument.Table(
                    [texts.ColumnOutcome, texts.ColumnCount],
                    [.. result.Counts.Select(count => (IReadOnlyList<string>)[texts.Of(count.Outcome), count.Count.Count?.ToString(texts.Culture) ?? "–"])]));
            if (!result.HasWords)
            {
                body.Append(PlanDocument.Paragraph(texts.ResultHidden));
            }
            else
            {
                body.Append(
                    PlanDocument.Paragraph(texts.ResultAnswers, "Heading1"),
                    PlanDocument.Table(
                        [texts.ColumnAction, texts.ColumnOwner, texts.ColumnOutcome, texts.ColumnWhy, texts.ColumnNext],
                        [.. result.Items.Select(item => (IReadOnlyList<string>)
                        [
                            item.Action, result.Names.GetValueOrDefault(item.Answer.MemberId, texts.Somebody), texts.Of(item.Answer.Outcome), item.Answer.Why ?? "", item.Answer.NextStep ?? "",
                        ])]));
            }

            body.Append(new SectionProperties(
                new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1134U, Right = 1134U, Header = 567U, Footer = 567U, Gutter = 0U }));
        }

        return stream.ToArray();
    }
}
