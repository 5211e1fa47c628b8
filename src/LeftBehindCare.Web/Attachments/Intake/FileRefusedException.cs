namespace LeftBehindCare.Web.Attachments.Intake;

/// <summary>A file that is not taken in; the message is for the person who sent it and says what to do.</summary>
public sealed class FileRefusedException(string sentence) : Exception(sentence);
