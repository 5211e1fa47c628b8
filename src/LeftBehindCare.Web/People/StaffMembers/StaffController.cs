using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.People.StaffMembers;

[Route("staff")]
[OfArea(DataArea.Plans)]
public sealed class StaffController(StaffRegister register) : RegisterController<Staff, StaffForm, StaffRow, StaffFilter>(register);
