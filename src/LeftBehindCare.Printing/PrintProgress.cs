namespace LeftBehindCare.Printing;

/// <summary>How far a bundle is.</summary>
/// <param name="Forms">How many forms have been written.</param>
/// <param name="Pages">How many pages have been written.</param>
public readonly record struct PrintProgress(int Forms, int Pages);

/// <summary>What a print came to.</summary>
/// <param name="Forms">How many forms were written.</param>
/// <param name="Pages">How many pages were written.</param>
/// <param name="Missing">The characters that no font has, in order of their numbers; they were printed as 「[U+2CC56]」. Log them.</param>
public sealed record PrintReport(int Forms, int Pages, IReadOnlyList<MissingCharacter> Missing);

/// <summary>A PDF file in memory.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Report">What it holds.</param>
public sealed record PrintedForm(byte[] Bytes, PrintReport Report);

/// <summary>What a bundle's file says about itself.</summary>
/// <param name="Title">The file's title, as viewers show it.</param>
/// <param name="Author">Who made it; null: nothing is said.</param>
/// <param name="Created">When it was made, as the caller's clock says; null writes a fixed old date.</param>
public sealed record BundleInfo(string Title, string? Author = null, DateTimeOffset? Created = null);

/// <summary>One line of the contents of a bound file.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="FirstPage">Its first page.</param>
/// <param name="Pages">How many pages it has.</param>
public sealed record BoundPart(string Title, int FirstPage, int Pages);
