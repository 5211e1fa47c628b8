namespace LeftBehindCare.Web.Shared;

/// <summary>What the product is called wherever people read it.</summary>
public static class Product
{
    public const string Name = "留守儿童关爱托管平台";
}
