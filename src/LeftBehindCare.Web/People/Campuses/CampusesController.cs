using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.People.Campuses;

[Route("campuses")]
[OfArea(DataArea.Basics)]
public sealed class CampusesController(CampusRegister register) : RegisterController<Campus, CampusForm, CampusRow, CampusFilter>(register);
