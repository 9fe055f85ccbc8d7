package org.selbstcheck.app.registration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Registration;
import org.selbstcheck.contracts.SelfCheckJson;

/// What both see of a registration: who made it, and the project team that decides on it.
public final class RegistrationJson {

  private RegistrationJson() {}

  /// Writes the members that say for which municipality it is.
  public static void writePlace(Registration registration, JsonGenerator json) throws IOException {
    SelfCheckJson.writeMunicipality(registration.municipality(), json);
    json.writeStringField("kind", registration.kind());
    if (registration.district().isPresent()) {
      json.writeStringField("district", registration.district().get());
    }
    json.writeStringField("land", registration.land());
  }

  /// Writes the members that say who asks, what became of it, and when it is erased.
  public static void writeWish(Registration registration, JsonGenerator json) throws IOException {
    json.writeStringField("unit", registration.unit());
    json.writeStringField("address", registration.address());
    if (registration.message().isPresent()) {
      json.writeStringField("message", registration.message().get());
    }
    json.writeStringField("registeredOn", registration.registeredOn().toString());
    json.writeStringField("state", Names.of(registration.state()));
    if (registration.decidedOn().isPresent()) {
      json.writeStringField("decidedOn", registration.decidedOn().get().toString());
    }
    if (registration.reason().isPresent()) {
      json.writeStringField("reason", registration.reason().get());
    }
    json.writeStringField(
        "erasedOn", LocalDate.ofInstant(registration.expiresAt(), Phase.ZONE).toString());
  }
}
