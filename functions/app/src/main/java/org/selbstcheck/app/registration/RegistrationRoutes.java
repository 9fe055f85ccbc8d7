package org.selbstcheck.app.registration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.mail.Mail;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.register.KnownRegister;
import org.selbstcheck.app.register.RegisterHits;
import org.selbstcheck.app.registration.Registering.Outcome;
import org.selbstcheck.app.registration.Registering.Registered;
import org.selbstcheck.app.registration.Registering.Wish;
import org.selbstcheck.app.store.Notice;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Registration;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.municipality.Municipality;
import org.selbstcheck.core.municipality.MunicipalityKey;
import org.selbstcheck.instruments.Instruments;

/// What is open to everybody, and what a registration's own link opens.
public final class RegistrationRoutes {

  private static final Pattern ONE_LINE = Pattern.compile("\\P{Cntrl}*");
  private static final int UNIT_CHARACTERS = 120;
  private static final int ADDRESS_CHARACTERS = 200;
  private static final int MESSAGE_CHARACTERS = 1000;

  private final Registering registering;
  private final KnownRegister register;
  private final Instruments instruments;

  public RegistrationRoutes(Tables tables, Objects objects, Instruments instruments, Clock clock) {
    this.registering = new Registering(tables, clock);
    this.register = new KnownRegister(tables, objects);
    this.instruments = instruments;
  }

  public Response listOpenPhases(Request request) {
    return Response.list("phases", registering.open(), this::phase);
  }

  private void phase(JsonGenerator json, Phase phase) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", phase.id());
    json.writeStringField("name", phase.name());
    json.writeObjectFieldStart("instrument");
    json.writeStringField("id", phase.instrument().id());
    json.writeNumberField("version", phase.instrument().version());
    json.writeStringField(
        "title",
        instruments
            .load(phase.instrument())
            .orElseThrow(() -> new IllegalStateException("No " + phase.instrument()))
            .title());
    json.writeEndObject();
    if (phase.days().opensOn().isPresent()) {
      json.writeStringField("opensOn", phase.days().opensOn().get().toString());
    }
    json.writeStringField("closesOn", phase.closesOn().toString());
    json.writeStringField("retentionEndsOn", phase.retentionEndsOn().toString());
    Notice notice = phase.notice().orElseThrow();
    json.writeFieldName("notice");
    notice.write(json);
    json.writeEndObject();
  }

  public Response findMunicipality(Request request) {
    return RegisterHits.answer(request, register::current);
  }

  public Response register(Request request) {
    Body body = Body.of(request, "phase", "secret", "key", "unit", "address", "message");
    String phase = body.text("phase", 1, 40);
    String secret =
        body.text("secret", Token.SECRET, "Erwartet werden 256 zufällige Bit in base64url.");
    Optional<Municipality> municipality = municipality(body);
    String unit = unit(body);
    String address = address(body);
    Optional<String> message =
        body.has("message")
            ? Optional.of(body.text("message", 0, MESSAGE_CHARACTERS).strip())
            : Optional.empty();
    body.check();
    Wish wish =
        new Wish(
            phase,
            secret,
            municipality.orElseThrow(),
            unit,
            address,
            message.filter(text -> !text.isEmpty()));
    return switch (registering.register(wish)) {
      case Outcome.Done(Registered registered) ->
          Response.json(201, json -> registration(json, registered));
      case Outcome.Closed() ->
          Response.problem(
              Problem.of(
                  "/errors/registration-closed",
                  409,
                  "Für diese Phase kann man sich nicht mehr anmelden",
                  "Sie ist zu Ende oder nimmt nur noch Eingeladene auf. Ihre Angaben wurden nicht"
                      + " gespeichert."));
      case Outcome.Full() ->
          Response.problem(
              Problem.of(
                  "/errors/registrations-full",
                  409,
                  "Im Moment warten zu viele Anmeldungen",
                  "Bitte versuchen Sie es in einigen Tagen noch einmal, oder schreiben Sie dem Projektteam"
                      + " direkt. Ihre Angaben wurden nicht gespeichert."));
      case Outcome.Taken() ->
          Response.problem(
              Problem.of(
                  "/errors/secret-taken",
                  409,
                  "Diese Anmeldung wurde schon mit anderen Angaben abgeschickt",
                  "Bitte laden Sie die Seite neu und sehen Sie nach, was gespeichert ist."));
      case Outcome.Busy() ->
          Response.problem(
              Problem.of(
                  "/errors/busy",
                  409,
                  "Gerade melden sich viele zugleich an",
                  "Ihre Angaben wurden nicht gespeichert. Bitte versuchen Sie es gleich noch einmal."));
    };
  }

  private Optional<Municipality> municipality(Body body) {
    String typed = body.text("key", 1, 60);
    Optional<Municipality> found =
        MunicipalityKey.parse(typed)
            .filter(key -> !key.isPart())
            .flatMap(key -> register.current().register().find(key));
    if (found.isEmpty() && !typed.isEmpty()) {
      body.error("key", "Diesen Schlüssel gibt es im Verzeichnis nicht.");
    }
    return found;
  }

  private static String unit(Body body) {
    String unit = body.text("unit", 1, UNIT_CHARACTERS);
    if (!unit.isEmpty() && (unit.isBlank() || !ONE_LINE.matcher(unit).matches())) {
      body.error("unit", "Bitte nennen Sie die Stelle in einer Zeile.");
    }
    return unit.strip();
  }

  private static String address(Body body) {
    String address = body.text("address", 1, ADDRESS_CHARACTERS).strip();
    if (!address.isEmpty() && !Mail.ADDRESS.matcher(address).matches()) {
      body.error(
          "address",
          "Erwartet wird eine E-Mail-Adresse wie integration@musterstadt.de, ohne Umlaute.");
    }
    return address;
  }

  /// All that is stored of a registration, for whoever made it.
  public Response readRegistration(Request request) {
    return registering
        .find(token(request))
        .map(registered -> Response.json(200, json -> registration(json, registered)))
        .orElseGet(() -> Response.problem(Problem.link()));
  }

  public Response eraseRegistration(Request request) {
    RegistrationToken token = token(request);
    if (registering.find(token).isEmpty()) {
      return Response.problem(Problem.link());
    }
    return registering.erase(token)
        ? Response.json(
            200,
            json -> {
              json.writeStartObject();
              json.writeBooleanField("erased", true);
              json.writeEndObject();
            })
        : Response.problem(
            Problem.of(
                "/errors/overtaken",
                409,
                "Jemand hat diese Anmeldung gerade geändert",
                "Bitte laden Sie die Seite neu und versuchen Sie es noch einmal."));
  }

  private static RegistrationToken token(Request request) {
    return request
        .bearer()
        .flatMap(RegistrationToken::parse)
        .orElseThrow(() -> new Refused(Problem.link()));
  }

  private static void registration(JsonGenerator json, Registered registered) throws IOException {
    Registration registration = registered.registration();
    Phase phase = registered.phase();
    json.writeStartObject();
    json.writeObjectFieldStart("phase");
    json.writeStringField("id", phase.id());
    json.writeStringField("name", phase.name());
    json.writeStringField("closesOn", phase.closesOn().toString());
    json.writeEndObject();
    RegistrationJson.writePlace(registration, json);
    if (registration.verband().isPresent()) {
      json.writeStringField("verband", registration.verband().get());
    }
    RegistrationJson.writeWish(registration, json);
    json.writeEndObject();
  }
}
