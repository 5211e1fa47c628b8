using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.People.Classes;

[Route("classes")]
[OfArea(DataArea.Basics)]
public sealed class ClassesController(ClassRegister register) : RegisterController<SchoolClass, ClassForm, ClassRow, ClassFilter>(register);
