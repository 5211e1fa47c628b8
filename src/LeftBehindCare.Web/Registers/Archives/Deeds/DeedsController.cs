using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Review;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Registers.Archives.Deeds;

[Route("deeds")]
[OfArea(DataArea.Archives)]
public sealed class DeedsController(DeedRegister register) : ReviewedController<DeedRecord, DeedForm, DeedRow, DeedFilter>(register);
