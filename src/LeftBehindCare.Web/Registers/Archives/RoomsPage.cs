using Microsoft.AspNetCore.Mvc.Rendering;

namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>Which class is it about? Asked before a form that shows the class's children.</summary>
/// <param name="Title">Title of the page.</param>
/// <param name="Why">What the class is needed for.</param>
/// <param name="Rooms">The classes.</param>
/// <param name="Url">Where the choice leads; gets classId.</param>
public sealed record RoomsPage(string Title, string Why, IReadOnlyList<SelectListItem> Rooms, string Url);
