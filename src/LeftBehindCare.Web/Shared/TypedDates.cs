using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Web.Calendar;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LeftBehindCare.Web.Shared;

/// <summary>
/// Binds a date as people type it — 2016-04-21, 20160421, 2016.4.21, 2016年4月21日 — by the same reading that sheets have. What
/// could mean two days is not guessed: in a form the person is there to be asked.
/// </summary>
public sealed class TypedDates : IModelBinderProvider, IModelBinder
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? this : null;
    }

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var posted = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (posted == ValueProviderResult.None) return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, posted);
        var text = posted.FirstValue;
        if (string.IsNullOrWhiteSpace(text))
        {
            if (bindingContext.ModelMetadata.IsNullableValueType) bindingContext.Result = ModelBindingResult.Success(null);
            else bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, $"请填{bindingContext.ModelMetadata.GetDisplayName()}。");
            return Task.CompletedTask;
        }

        var clock = bindingContext.HttpContext.RequestServices.GetRequiredService<OfficeClock>();
        var read = SheetValues.Date(CellValue.OfText(text), clock.Today);
        if (read.State == CellState.Good) bindingContext.Result = ModelBindingResult.Success(read.Value);
        else bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, $"{read.Wrong}。{read.Mend}。");
        return Task.CompletedTask;
    }
}
