package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.erasure.ErasureReading;
import org.selbstcheck.app.erasure.Ordering;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.ErasedAdmission;
import org.selbstcheck.app.store.ErasedAdmission.By;
import org.selbstcheck.app.store.Heads;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;

/// Erasing a municipality's check because it asked the project team for it, and what can be
/// confirmed of erasures.
final class ErasureRoutes {

  private final Members members;
  private final Ordering ordering;
  private final Ids ids;
  private final Clock clock;

  ErasureRoutes(Members members, Tables tables, Ids ids, Clock clock) {
    this.members = members;
    this.ordering = new Ordering(tables, new Heads(tables)::check, clock);
    this.ids = ids;
    this.clock = clock;
  }

  Response listErasures(Request request) {
    List<ErasedAdmission> erased =
        members.allErased(members.requirePhase(request)).stream()
            .sorted(
                Comparator.comparing(ErasedAdmission::erasedOn)
                    .reversed()
                    .thenComparing(it -> it.municipality().name()))
            .toList();
    return Response.list("erasures", erased, ErasureRoutes::erasure);
  }

  Response eraseMunicipality(Request request) {
    Phase phase = members.requirePhase(request);
    Optional<ErasedAdmission> before = members.erased(request);
    if (before.isPresent()) {
      ErasureReading.confirm(request, before.get().municipality().name());
      return accepted(before.get());
    }
    Admission admission = members.require(request);
    ErasureReading.confirm(request, admission.municipality().name());
    boolean erased =
        ordering.order(
            admission.checkId(),
            By.ADMINISTRATOR,
            List.of(
                Audit.ofProgramme(
                    "erased",
                    phase.id() + " " + admission.municipality().key(),
                    clock.instant(),
                    ids.next())));
    return erased
        ? members
            .erased(request)
            .map(ErasureRoutes::accepted)
            // Somebody admitted it anew at this very moment.
            .orElseGet(() -> Response.problem(Problem.notFound()))
        : Response.problem(Members.alreadyErased());
  }

  private static Response accepted(ErasedAdmission erased) {
    return Response.json(202, json -> erasure(json, erased));
  }

  private static void erasure(JsonGenerator json, ErasedAdmission erased) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", erased.municipality().key());
    json.writeStringField("name", erased.municipality().name());
    json.writeStringField("kind", erased.kind());
    json.writeStringField("land", erased.land());
    json.writeStringField("by", Names.of(erased.by()));
    json.writeStringField("erasedOn", erased.erasedOn().toString());
    if (erased.removedOn().isPresent()) {
      json.writeStringField("removedOn", erased.removedOn().get().toString());
      json.writeStringField("backupsUntil", erased.backupsUntil().orElseThrow().toString());
    }
    json.writeEndObject();
  }
}
