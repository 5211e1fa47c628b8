using LeftBehindCare.Registers.Authorization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;a lb-area="Archives" lb-access="Edit" …&gt;</c>: leaves out what the rights table forbids. It only keeps useless doors
/// out of sight; the lock is <c>[Needs]</c> on the action.
/// </summary>
[HtmlTargetElement(Attributes = "lb-area")]
public sealed class NeedsTagHelper(ViewerContext viewers) : TagHelper
{
    /// <summary>Before the other tag helpers of the element, whose work would be for nothing.</summary>
    public override int Order => -2000;

    [HtmlAttributeName("lb-area")]
    public required DataArea Area { get; set; }

    /// <summary>Rights of which one is enough.</summary>
    [HtmlAttributeName("lb-access")]
    public Access Access { get; set; } = Access.View | Access.Edit | Access.Approve;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!viewers.Viewer.Can(Area, Access)) output.SuppressOutput();
    }
}
