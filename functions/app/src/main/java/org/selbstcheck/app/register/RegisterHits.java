package org.selbstcheck.app.register;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.core.municipality.Municipality;

/// Searching the register by name or key, as the contract has it.
public final class RegisterHits {

  private static final int HITS = 20;
  private static final int LONGEST_SEARCH = 100;

  private RegisterHits() {}

  /// @param request its query names what was typed, as `q`
  /// @param register asked for once the request is in order
  /// @throws Refused if it names nothing or too much
  public static Response answer(Request request, Supplier<InForce> register) {
    String typed =
        Optional.ofNullable(request.query().get("q"))
            .filter(q -> q.length() <= LONGEST_SEARCH)
            .orElseThrow(
                () ->
                    new Refused(
                        Problem.malformed(
                            "Gesucht wird mit höchstens " + LONGEST_SEARCH + " Zeichen.")));
    InForce inForce = register.get();
    List<Municipality> hits = inForce.search().find(typed, HITS);
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("asOf", inForce.register().asOf().toString());
          json.writeArrayFieldStart("hits");
          for (Municipality hit : hits) {
            json.writeStartObject();
            json.writeStringField("key", hit.key().toString());
            json.writeStringField("name", hit.displayName());
            json.writeStringField("kind", hit.kind().label());
            if (hit.kreis().isPresent()) {
              json.writeStringField("district", hit.kreis().get());
            }
            json.writeStringField("land", hit.land());
            json.writeNumberField("population", hit.population());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
