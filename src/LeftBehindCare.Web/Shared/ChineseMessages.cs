using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace LeftBehindCare.Web.Shared;

/// <summary>
/// What the framework's own checks say, in the manner of look.md §10: what is wrong and how to mend it. A form that has better
/// words sets them on the attribute.
/// </summary>
public sealed class ChineseMessages : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var chosen = context.PropertyAttributes?.Any(a => a is CodeSetAttribute or ChoicesAttribute) == true
            || context.Key.ModelType == typeof(bool?);
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            // Phone, e-mail and their kin come with an English sentence; the others with none.
            var isOwn = attribute.ErrorMessageResourceName is not null
                || (attribute.ErrorMessage is { } words && !words.Contains("{0} field", StringComparison.Ordinal));
            if (!isOwn) attribute.ErrorMessage = Words(attribute, chosen);
        }
    }

    /// <summary>What is said of input that cannot be read at all.</summary>
    public static void Set(DefaultModelBindingMessageProvider messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => $"{field}里的“{value}”读不出来。数字只写数字，日期写成2024-03-01这样。");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{value}”读不出来。");
        messages.SetUnknownValueIsInvalidAccessor(field => $"{field}读不出来，请重填。");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "送来的内容读不出来。");
        messages.SetValueIsInvalidAccessor(value => $"“{value}”不能用。");
        messages.SetValueMustBeANumberAccessor(field => $"{field}只写数字。");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "这里只写数字。");
        messages.SetValueMustNotBeNullAccessor(_ => "请填这一项。");
        messages.SetMissingBindRequiredValueAccessor(field => $"请填{field}。");
        messages.SetMissingKeyOrValueAccessor(() => "请填这一项。");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "送来的内容是空的。");
    }

    private static string Words(ValidationAttribute attribute, bool chosen) => attribute switch
    {
        RequiredAttribute => chosen ? "请选{0}。" : "请填{0}。",
        StringLengthAttribute { MinimumLength: > 0 } => "{0}要{2}到{1}个字。",
        StringLengthAttribute or MaxLengthAttribute => "{0}最多{1}字，请写短些。",
        MinLengthAttribute => "{0}至少{1}字。",
        RangeAttribute => "{0}要在{1}到{2}之间。",
        CompareAttribute => "{0}和{1}不一样，请再填一次。",
        PhoneAttribute => "{0}不对。手机号是11位，座机要带区号。",
        EmailAddressAttribute => "{0}不是一个邮箱地址。",
        _ => "{0}填得不对，请再看一遍。",
    };
}
