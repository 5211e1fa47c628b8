namespace LeftBehindCare.Web.Tests.House.Registers.Toys.Quiet
{
    /// <summary>Keeps to itself.</summary>
    internal static class QuietRegister
    {
        public static int Count() => 1;
    }
}

namespace LeftBehindCare.Web.Tests.House.Registers.Toys.Nosy
{
    /// <summary>Looks into its neighbour's folder, so that the rule against it has something to find.</summary>
    internal static class NosyRegister
    {
        public static int Count() => Quiet.QuietRegister.Count();
    }
}
