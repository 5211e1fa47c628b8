namespace LeftBehindCare.Registers.Definition;

/// <summary>The property may be saved empty, but the record then counts as incomplete (◆ in the domain specification).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WantedAttribute : Attribute;

/// <summary>A form in which not every ◆ is asked for each time, such as the part on 特困 of a child that is not.</summary>
public interface IWantsSome
{
    /// <summary>Whether the ◆ applies to this form as it is filled in.</summary>
    /// <param name="property">Name of a property with <see cref="WantedAttribute"/>.</param>
    bool Wants(string property);
}
