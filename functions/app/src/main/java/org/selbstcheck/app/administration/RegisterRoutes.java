package org.selbstcheck.app.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.administration.Registers.Imported;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Problem.FieldError;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.register.RegisterHits;
import org.selbstcheck.core.municipality.Register;
import org.selbstcheck.core.municipality.RegisterReader;

/// The municipal register: searching it and replacing it.
final class RegisterRoutes {

  private final Objects objects;
  private final Registers registers;
  private final Ids ids;

  RegisterRoutes(Registers registers, Objects objects, Ids ids) {
    this.objects = objects;
    this.registers = registers;
    this.ids = ids;
  }

  Response searchRegister(Request request) {
    return RegisterHits.answer(request, registers::current);
  }

  Response createRegisterUpload(Request request) {
    String upload = ids.next();
    String url = objects.uploadLink(ObjectKeys.registerUpload(upload), Objects.UPLOAD_LIFE);
    return Response.upload(upload, url);
  }

  Response importRegister(Request request) {
    Body body = Body.of(request, "upload");
    String upload =
        body.text("upload", ObjectKeys.UPLOAD_ID, "Diese Kennung gehört zu keinem Hochladen.");
    body.check();
    return switch (registers.importUpload(upload)) {
      case Imported.Done(Register register) ->
          Response.json(
              200,
              json -> {
                json.writeStartObject();
                json.writeStringField("asOf", register.asOf().toString());
                json.writeNumberField("entries", register.municipalities().size());
                json.writeEndObject();
              });
      case Imported.Damaged(List<RegisterReader.Problem> problems, int total) ->
          Response.problem(damaged(problems, total));
      case Imported.Missing() -> Response.problem(Problem.notFound());
    };
  }

  private static Problem damaged(List<RegisterReader.Problem> problems, int total) {
    List<FieldError> errors = new ArrayList<>();
    for (RegisterReader.Problem problem : problems) {
      errors.add(new FieldError("/lines/" + problem.lineNumber(), problem.reason()));
    }
    return new Problem(
        "/errors/register-damaged",
        422,
        "Diese Datei wurde nicht übernommen",
        "Gefundene Fehler: "
            + total
            + ". Das bisherige Verzeichnis gilt weiter. Bitte laden Sie die Datei neu herunter und"
            + " versuchen Sie es noch einmal.",
        errors,
        Optional.empty());
  }
}
