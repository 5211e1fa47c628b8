using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.People.Villages;

[Route("villages")]
[OfArea(DataArea.Basics)]
public sealed class VillagesController(VillageRegister register) : RegisterController<Village, VillageForm, VillageRow, VillageFilter>(register);
