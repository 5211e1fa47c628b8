using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Review;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Registers.Archives.ClassCares;

[Route("class-cares")]
[OfArea(DataArea.Archives)]
public sealed class ClassCaresController(ClassCareRegister register, ClassRooms rooms)
    : ReviewedController<ClassCareRecord, ClassCareForm, ClassCareRow, ClassCareFilter>(register)
{
    /// <summary>Asks for the class first, where there are several: its children are ticked beforehand.</summary>
    public override async Task<IActionResult> New(bool draft, CancellationToken cancellationToken)
    {
        if (draft || Request.Query.ContainsKey("classId") || await rooms.ReadAsync(cancellationToken) is not { Count: > 1 } several) return await base.New(draft, cancellationToken);
        return View("Rooms", new RoomsPage("新增班级关爱", "选一个班，班里的留守孩子会先勾好", several, Url.Action(nameof(New))!));
    }
}
