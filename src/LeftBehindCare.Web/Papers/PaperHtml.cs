using System.Text.Encodings.Web;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Writers;
using Microsoft.AspNetCore.Html;

namespace LeftBehindCare.Web.Papers;

/// <summary>A described form inside a view: <c>@(new PaperHtml(Model.Paper))</c>. The writer encodes all texts.</summary>
public sealed class PaperHtml(FormDoc doc) : IHtmlContent
{
    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => HtmlPreview.Write(doc, writer);
}
