package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.selbstcheck.core.answers.MunicipalityName;

/// How a municipality stands in an answer.
final class MunicipalityJson {

  private MunicipalityJson() {}

  static void write(JsonGenerator json, MunicipalityName municipality) throws IOException {
    json.writeObjectFieldStart("municipality");
    json.writeStringField("key", municipality.key());
    json.writeStringField("name", municipality.name());
    json.writeEndObject();
  }
}
