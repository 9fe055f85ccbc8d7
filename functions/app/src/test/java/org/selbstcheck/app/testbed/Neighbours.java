package org.selbstcheck.app.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.ComparisonConsent;
import org.selbstcheck.app.store.ComparisonConsent.Place;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Submission;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Topic;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.PopulationClass;

/// Many small municipalities in one phase, whose checks are put into the store as if they had been
/// filled in; what they do about the comparison they do by the API.
public final class Neighbours {

  private static final Place SMALL =
      new Place(ComparisonKind.KREISANGEHOERIGE_GEMEINDE, PopulationClass.UNDER_5_000);

  private final Testbed bed;
  private final Checks checks;
  private final Map<Integer, String> links = new TreeMap<>();

  /// Opens the phase `fruehling`.
  public Neighbours(Testbed bed) {
    this.bed = bed;
    this.checks = new Checks(bed.stored);
    bed.openPhase();
  }

  public Phase phase() {
    return new Programme(bed.stored).phase("fruehling").orElseThrow();
  }

  /// A small municipality that has submitted and agreed.
  ///
  /// @param value 0 to 40; another one gives other scores in every field
  public void join(int number, int value) {
    join(number, value, SMALL);
  }

  public void join(int number, int value, Place place) {
    join("%08d".formatted(9_777_000 + number), number, value, new Scope.Full());
    Check check = check(number);
    bed.stored.write(checks.comparisonConsent(check).given(place).write());
  }

  /// A municipality that has submitted and not agreed.
  public void join(String key, int number, int value, Scope scope) {
    Phase phase = phase();
    Check check =
        Check.invited(bed.ids.next(), new MunicipalityName(key, "Ort " + number), phase)
            .started(scope);
    Admission admission =
        new Admission(
            phase.id(),
            check.municipality(),
            "Gemeinde",
            "Bayern",
            Optional.empty(),
            check.id(),
            bed.clock.today(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "hash",
            phase.expiresAt(),
            0);
    bed.stored.write(List.of(check.write(), admission.write(), Job.erasure(check).write()));
    links.put(number, link(check, Link.Role.COORDINATOR, "koordination"));
    resubmit(number, value);
  }

  /// One more link of a municipality.
  public String link(int number, Link.Role role) {
    return link(check(number), role, "");
  }

  private String link(Check check, Link.Role role, String department) {
    Token token = new Token(check.id(), bed.ids.secret());
    bed.stored.write(
        Link.of(
                check.id(),
                token.hash(),
                bed.ids.next(),
                role,
                department,
                bed.clock.today(),
                check.expiresAt())
            .write());
    return token.toString();
  }

  /// Submits, once more where it has submitted.
  public void resubmit(int number, int value) {
    Check check = check(number);
    int submission = check.submission() + 1;
    LocalDate today = bed.clock.today();
    String key = ObjectKeys.submission(check.id(), submission);
    bed.bucket.putIfAbsent(
        key,
        new FrozenCheck(filled(check, value, today), Map.of(), Map.of(), Map.of()).toJson(),
        "application/json");
    bed.stored.write(
        List.of(
            new Submission(check.id(), submission, today, key, check.expiresAt(), 0).write(),
            check.submitted(submission, today).write()));
  }

  private static SelfCheck filled(Check check, int value, LocalDate today) {
    List<Entry> entries = new ArrayList<>();
    List<Field> fields = Testbed.instrument().fields();
    for (int i = 0; i < fields.size(); i++) {
      int tilted = Math.clamp(value + i * 13 % 17 - 8, 0, 40);
      int place = 0;
      for (Topic topic : fields.get(i).topics()) {
        for (Indicator indicator : topic.indicators()) {
          int level = Math.min(4, (tilted + place++ * 7 % 10) / 10);
          entries.add(
              new Entry(
                  "koordination",
                  indicator.id(),
                  Optional.of(new Answer.Level(level)),
                  false,
                  "",
                  Set.of(),
                  List.of()));
        }
      }
    }
    return new SelfCheck(
        check.instrument(),
        Optional.of(check.municipality()),
        check.scope(),
        1,
        List.of(new Department("koordination", "Koordination", true, true)),
        List.of(),
        entries,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        true,
        Optional.of(today));
  }

  public String link(int number) {
    return Optional.ofNullable(links.get(number)).orElseThrow();
  }

  public Check check(int number) {
    return checks.erasedOrNot(Testbed.checkId(link(number))).orElseThrow();
  }

  public ComparisonConsent consent(int number) {
    return checks.comparisonConsent(check(number));
  }

  public Call consenting(int number, boolean agreed) {
    return bed.call("PUT /api/check/comparison/consent")
        .link(link(number))
        .json("{\"agreed\": " + agreed + "}");
  }

  public void leave(int number) {
    ok(consenting(number, false));
  }

  /// Agrees again; the register of the test bed does not know these municipalities.
  public void agreeAgain(int number) {
    bed.stored.write(consent(number).given(SMALL).write());
  }

  public void erase(int number) {
    ok(
        bed.call("POST /api/check/erasures")
            .link(link(number))
            .json("{\"municipality\": \"Ort " + number + "\"}"));
    bed.keepHouse();
  }

  /// What a municipality is shown.
  public JsonNode comparison(int number) {
    return ok(bed.call("GET /api/check/comparison").link(link(number))).json();
  }

  /// What the project team is shown.
  public JsonNode published() {
    return ok(bed.call("GET /api/administration/phases/{phase}/comparison")
            .administrator()
            .path("phase", "fruehling"))
        .json();
  }

  /// Lets the phase end.
  ///
  /// @return the id of the job that makes its snapshot, which waits
  public String due() {
    bed.clock.goTo(phase().closesOn().plusDays(1).atTime(3, 0).atZone(Phase.ZONE).toInstant());
    bed.keepHouse();
    return Job.snapshotId(phase().id(), phase().closesOn());
  }

  /// Lets the phase end and its snapshot be made.
  public void close() {
    due();
    bed.runJobs();
  }

  public Call refreshing() {
    return bed.call("POST /api/administration/phases/{phase}/comparison/snapshots")
        .administrator()
        .path("phase", "fruehling");
  }

  /// Asks for another snapshot on the next day.
  public void refresh() {
    bed.clock.pass(Duration.ofDays(1));
    ok(refreshing());
    bed.runJobs();
  }

  /// Figures by field of the only cohort; empty where nothing is published.
  public Map<String, JsonNode> figures() {
    Map<String, JsonNode> figures = new TreeMap<>();
    JsonNode cohorts = published().path("snapshot").path("cohorts");
    assertThat(cohorts.size()).isLessThanOrEqualTo(1);
    for (JsonNode line : cohorts.path(0).path("lines")) {
      figures.put(line.path("field").asText(), line.path("cohort"));
    }
    return figures;
  }
}
