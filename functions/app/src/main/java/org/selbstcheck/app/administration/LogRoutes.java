package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.store.Account;
import org.selbstcheck.app.store.Audit.Act;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.answers.MunicipalityName;

/// What administration did. Entries are read here and written with what they tell of; nothing
/// changes or removes one.
final class LogRoutes {

  private static final int PAGE = 200;

  private final Programme programme;
  private final Clock clock;

  LogRoutes(Tables tables, Clock clock) {
    this.programme = new Programme(tables);
    this.clock = clock;
  }

  /// A page counts from the oldest entry, since only newer ones are added: it shows the same when
  /// it is asked for again. The time by which they are stored in order stays here.
  Response readLog(Request request) {
    Instant now = clock.instant();
    YearMonth month = month(request);
    List<Act> all = programme.log(month, now);
    int before = Math.min(before(request), all.size());
    int from = Math.max(0, before - PAGE);
    List<Act> page = all.subList(from, before).reversed();
    Map<String, String> names = names(page);
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("month", month.toString());
          json.writeArrayFieldStart("entries");
          for (Act act : page) {
            entry(json, act, names);
          }
          json.writeEndArray();
          if (from > 0) {
            json.writeNumberField("before", from);
          }
          json.writeEndObject();
        });
  }

  private static YearMonth month(Request request) {
    try {
      return YearMonth.parse(request.query().getOrDefault("month", ""));
    } catch (DateTimeException e) {
      throw new Refused(Problem.malformed("Gefragt wird nach einem Monat wie 2027-03."));
    }
  }

  private static int before(Request request) {
    String before = request.query().getOrDefault("before", "");
    if (before.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    if (!before.matches("[0-9]{1,9}")) {
      throw new Refused(Problem.malformed("Die Stelle im Protokoll ist eine Zahl."));
    }
    return Integer.parseInt(before);
  }

  /// Names of the municipalities that entries tell of, as far as they are known still.
  private Map<String, String> names(List<Act> acts) {
    Map<String, String> names = new HashMap<>();
    acts.stream()
        .flatMap(act -> part(act, 0).stream())
        .distinct()
        .flatMap(this::members)
        .forEach(member -> names.put(member.key(), member.name()));
    return names;
  }

  private Stream<MunicipalityName> members(String phaseId) {
    return Stream.concat(
        programme.admissions(phaseId).stream().map(it -> it.municipality()),
        programme.erasedAdmissions(phaseId).stream().map(it -> it.municipality()));
  }

  /// A part of what an entry says; the first is mostly a phase, the second a municipality.
  private static Optional<String> part(Act act, int place) {
    String[] parts = act.detail().split(" ", -1);
    return parts.length > place && !parts[place].isEmpty()
        ? Optional.of(parts[place])
        : Optional.empty();
  }

  private static void entry(JsonGenerator json, Act act, Map<String, String> names)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("on", act.on().toString());
    json.writeStringField("event", act.event());
    json.writeStringField("detail", act.detail());
    Optional<String> name = part(act, 1).flatMap(key -> Optional.ofNullable(names.get(key)));
    if (name.isPresent()) {
      json.writeStringField("municipality", name.get());
    }
    if (act.account().isPresent()) {
      json.writeStringField("account", act.account().get().name());
      json.writeBooleanField("own", act.account().equals(Account.acting()));
    }
    json.writeEndObject();
  }
}
