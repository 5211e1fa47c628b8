namespace LeftBehindCare.Registers.Definition;

/// <summary>The property may be saved empty, but the record then counts as incomplete (◆ in the domain specification).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WantedAttribute : Attribute;
