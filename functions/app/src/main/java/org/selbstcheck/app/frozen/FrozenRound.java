package org.selbstcheck.app.frozen;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.selbstcheck.app.store.EarlierVersion;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.ResultJson;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.scoring.Result;

/// An earlier round as it was brought, with the result of its own version of the instrument.
public record FrozenRound(SelfCheck selfCheck, Result result) {

  private static final String FORMAT = "selbstcheck-earlier-round/1";

  /// The object that is kept. Equal rounds give equal objects.
  public byte[] toJson() {
    return JsonText.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("format", FORMAT);
          json.writeFieldName("selfCheck");
          SelfCheckJson.write(selfCheck, json);
          json.writeFieldName("result");
          ResultJson.write(result, json);
          json.writeEndObject();
        });
  }

  /// The inverse of [#toJson].
  ///
  /// @throws IllegalStateException if it is not such an object
  public static FrozenRound fromJson(byte[] bytes) {
    JsonNode node = JsonText.parse(bytes).own("earlier round");
    if (!node.path("format").asText("").equals(FORMAT)) {
      throw new IllegalStateException("Unknown form of an earlier round");
    }
    return new FrozenRound(
        SelfCheckJson.read(node.path("selfCheck")), ResultJson.read(node.path("result")));
  }

  /// What a page shows of the round that is in force: schema `EarlierRound` of the API.
  ///
  /// @param round empty if there is none
  public static void writeAbout(Optional<EarlierVersion> round, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", round.map(EarlierVersion::version).orElse(0));
    if (round.isPresent()) {
      SelfCheckJson.writeInstrument(round.get().instrument(), json);
      json.writeStringField("submittedOn", round.get().submittedOn().toString());
    }
    json.writeEndObject();
  }
}
