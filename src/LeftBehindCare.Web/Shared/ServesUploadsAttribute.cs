namespace LeftBehindCare.Web.Shared;

/// <summary>The action hands out what somebody uploaded: whatever it holds, it runs nothing and reaches nothing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServesUploadsAttribute : Attribute;
