package org.selbstcheck.documents.exchange;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.documents.forms.Forms;
import org.selbstcheck.documents.forms.Part;
import org.selbstcheck.instruments.Instruments;

/// Blank forms, for everybody. One that is fetched with a link says what its phase tells about data
/// protection.
final class FormRoutes {

  private static final Pattern INSTRUMENT_ID =
      Pattern.compile("[a-z0-9]{1,31}(-[a-z0-9]{1,31}){0,9}");
  private static final Pattern KIND = Pattern.compile("pdf|xlsx");
  private static final int ID_CHARACTERS = 64;

  private final Doorkeeper doorkeeper;
  private final Programme programme;
  private final Forms forms;
  private final Instruments instruments;

  FormRoutes(Tables tables, Objects objects, Instruments instruments, Clock clock) {
    this.doorkeeper = new Doorkeeper(new Checks(tables), clock);
    this.programme = new Programme(tables);
    this.forms = new Forms(objects, clock);
    this.instruments = instruments;
  }

  Response createForm(Request request) {
    Body body = Body.of(request, "instrument", "kind", "field");
    Optional<InstrumentVersion> version =
        body.object("instrument", "id", "version").flatMap(FormRoutes::version);
    String kind = body.text("kind", KIND, "Erwartet wird pdf oder xlsx.");
    Optional<String> fieldId = body.optionalText("field", ID_CHARACTERS);
    body.check();
    Instrument instrument =
        version.flatMap(instruments::load).orElseThrow(() -> new Refused(Problem.notFound()));
    Optional<Field> field =
        fieldId.map(
            id ->
                instrument.fields().stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new Refused(Problem.notFound())));
    Forms.Download download =
        forms.download(
            new Part(instrument, field),
            Names.parse(Forms.Kind.class, kind).orElseThrow(),
            phase(request, instrument.version()));
    return Response.json(
        201,
        json -> {
          json.writeStartObject();
          json.writeStringField("url", download.url());
          json.writeNumberField("lifeSeconds", Objects.DOWNLOAD_LIFE.toSeconds());
          json.writeStringField("fileName", download.fileName());
          json.writeEndObject();
        });
  }

  /// The phase of the link, if it is one that asks these questions.
  private Optional<Phase> phase(Request request, InstrumentVersion version) {
    return doorkeeper
        .known(request)
        .map(Opened::check)
        .filter(check -> check.instrument().equals(version))
        .flatMap(check -> programme.phase(check.phaseId()));
  }

  private static Optional<InstrumentVersion> version(Body body) {
    String id = body.text("id", INSTRUMENT_ID, "Erwartet wird die Kennung eines Fragebogens.");
    int version = body.integer("version", 1, 9999);
    if (id.length() > ID_CHARACTERS) {
      body.error("id", "Höchstens %d Zeichen.".formatted(ID_CHARACTERS));
    }
    return body.valid() ? Optional.of(new InstrumentVersion(id, version)) : Optional.empty();
  }
}
