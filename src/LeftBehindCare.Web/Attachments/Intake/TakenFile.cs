namespace LeftBehindCare.Web.Attachments.Intake;

/// <summary>A file as it is kept.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Content">A picture drawn anew, or the PDF as it came.</param>
/// <param name="Thumbnail">A small JPEG of a picture; null for a PDF.</param>
/// <param name="Width">Of the picture in pixels; null for a PDF.</param>
/// <param name="Height">Of the picture in pixels; null for a PDF.</param>
public sealed record TakenFile(AttachmentKind Kind, byte[] Content, byte[]? Thumbnail, int? Width, int? Height);
