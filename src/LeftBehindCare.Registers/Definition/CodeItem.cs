namespace LeftBehindCare.Registers.Definition;

/// <summary>One code of a code set.</summary>
/// <param name="Code">What is stored, such as <c>1</c>.</param>
/// <param name="Name">What people read, such as 男.</param>
/// <param name="Sort">Place in the list, ascending.</param>
/// <param name="IsActive">Whether it may still be chosen; retired codes remain readable in old records.</param>
public sealed record CodeItem(string Code, string Name, int Sort, bool IsActive);
