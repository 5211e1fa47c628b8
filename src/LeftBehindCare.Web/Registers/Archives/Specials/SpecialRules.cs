using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LeftBehindCare.Web.Registers.Archives.Specials;

/// <summary>What of a screening cannot be together (domain.md §2.4 A4).</summary>
internal static class SpecialRules
{
    public static void Check(SpecialForm form, ModelStateDictionary problems)
    {
        var types = form.Types!; // Required.
        if (types.Contains(SpecialCodes.None) && types.Length > 1) problems.AddModelError(nameof(form.Types), "选了“无”就不能再选别的。请去掉其中一样。");
        Without(SpecialCodes.Poor, "特困", nameof(form.Hardships), form.Hardships is { Length: > 0 } || form.HardLevel is not null || form.Causes is { Length: > 0 }
            || form.CertOn is not null || form.ValidTo is not null || !string.IsNullOrWhiteSpace(form.Measures));
        Without(SpecialCodes.Talented, "特长", nameof(form.Talents), form.Talents is { Length: > 0 } || form.TalentLevel is not null || form.CoachId is not null
            || !string.IsNullOrWhiteSpace(form.Awards) || !string.IsNullOrWhiteSpace(form.TalentPlan));
        Without(SpecialCodes.Special, "特殊", nameof(form.Kinds), form.Kinds is { Length: > 0 } || !string.IsNullOrWhiteSpace(form.Behavior)
            || !string.IsNullOrWhiteSpace(form.CareMeasures) || form.OwnerId is not null || form.ReferTo is not null || !string.IsNullOrWhiteSpace(form.Effect));
        if (form.ValidTo is { } until && form.CertOn is { } from && until <= from) problems.AddModelError(nameof(form.ValidTo), "有效至要在认定日以后。请改对日期。");
        if (form.ValidTo is { } end && form.CertOn is { } start && end > start.AddMonths(13)) problems.AddModelError(nameof(form.ValidTo), "特困每学年重新认定，有效期不超过一年。请改早些。");
        if (form.Kinds is { Length: > 0 } kinds && kinds.All(SpecialCodes.IsPrivate) && !string.IsNullOrWhiteSpace(form.Behavior))
            problems.AddModelError(nameof(form.Behavior), "心理和受侵害的情况不写在这张表上。请把这段删掉，由心理辅导员或德育记在“只限心理与德育”里。");
        foreach (var (name, text) in new[] { (nameof(form.Behavior), form.Behavior), (nameof(form.CareMeasures), form.CareMeasures), (nameof(form.Effect), form.Effect) })
            if (LabelWords.In(text) is { } label) problems.AddModelError(name, $"请不要用“{label}”这样的说法，改写孩子的表现。");

        void Without(string type, string word, string field, bool isFilled)
        {
            if (isFilled && !types.Contains(type)) problems.AddModelError(field, $"结论里没有“{word}”，这一段却填了内容。请在结论里勾上，或把这一段清空。");
        }
    }
}
