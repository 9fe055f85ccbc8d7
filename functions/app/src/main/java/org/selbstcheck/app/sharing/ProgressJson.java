package org.selbstcheck.app.sharing;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.selbstcheck.app.store.Progress;

/// How far a check is as JSON, for everybody who may see it.
public final class ProgressJson {

  private ProgressJson() {}

  public static void write(JsonGenerator json, Progress progress) throws IOException {
    json.writeStartObject();
    json.writeNumberField("coverage", progress.coverage());
    if (progress.submittedOn().isPresent()) {
      json.writeStringField("submittedOn", progress.submittedOn().get().toString());
    }
    json.writeBooleanField("reported", progress.reported());
    json.writeStringField("asOf", progress.asOf().toString());
    json.writeEndObject();
  }
}
