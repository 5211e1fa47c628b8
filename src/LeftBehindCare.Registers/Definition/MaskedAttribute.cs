namespace LeftBehindCare.Registers.Definition;

/// <summary>The property is shown whole only to those who may see it; everybody else gets its mask, on pages, in sheets and on paper.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MaskedAttribute : Attribute;
