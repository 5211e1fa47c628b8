using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Calendar.Terms;

[Route("terms")]
[OfArea(DataArea.Basics)]
public sealed class TermsController(TermRegister register) : RegisterController<Term, TermForm, TermRow, TermFilter>(register);
