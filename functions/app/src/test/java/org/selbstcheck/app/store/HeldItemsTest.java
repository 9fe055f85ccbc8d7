package org.selbstcheck.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.testbed.Testbed;

/// Whoever asks what is held on a check gets all of it: every kind of item there is (the inventory
/// is [KeptItemsTest]) stands in one of the tables, or it is said here why it belongs to no check.
class HeldItemsTest {

  private static final String EVENTS = "events";

  /// By kind, how the title of the table begins in which it is seen; empty if it is of no check.
  private static final Map<String, Optional<String>> TABLES =
      Map.ofEntries(
          Map.entry("Admission", Optional.of("Was das Projektteam von der Aufnahme")),
          Map.entry("Aims", Optional.of("Ziele")),
          Map.entry("Answer", Optional.of("Antworten freigegebener")),
          Map.entry("Audit.Act", ofThePhase()),
          Map.entry("Audit.Entry", Optional.of(EVENTS)),
          // Only says where to look for what was released.
          Map.entry("Beneath", Optional.of("Was für Landkreis")),
          Map.entry("Check", Optional.of("Selbstcheck")),
          Map.entry("Code", Optional.of("Links")),
          Map.entry("CommentaryHead", Optional.of("Was neben")),
          Map.entry("CommentaryVersion", Optional.of("Was neben")),
          Map.entry("ComparisonConsent", Optional.of("Vergleich")),
          Map.entry("ComparisonHead", ofThePhase()),
          Map.entry("ComparisonSecret", ofThePhase()),
          Map.entry("Conduct", Optional.of("Durchführung")),
          Map.entry("Document", Optional.of("Dokumente")),
          Map.entry("EarlierHead", Optional.of("Was neben")),
          Map.entry("EarlierVersion", Optional.of("Was neben")),
          // There is no link any more that could ask.
          Map.entry("ErasedAdmission", ofThePhase()),
          Map.entry("Import", Optional.of("Eingelesene")),
          Map.entry("Job", Optional.of("Aufträge")),
          Map.entry("Link", Optional.of("Links")),
          Map.entry("Meeting", Optional.of("Sitzungsplan")),
          Map.entry("Note", Optional.of("Antworten freigegebener")),
          // The sample was taken away.
          Map.entry("Own", Optional.of("Entfernte eigene Aussagen")),
          Map.entry("OwnInstrument", ofThePhase()),
          Map.entry("Phase", ofThePhase()),
          Map.entry("PhaseArchive", ofThePhase()),
          Map.entry("PhaseDocument", Optional.of("Dokumente")),
          Map.entry("Point", Optional.of("Verständigung")),
          Map.entry("RegisterPointer", ofThePhase()),
          // It is of nobody's check, and whoever registered reads it by itself.
          Map.entry("Registration", ofThePhase()),
          Map.entry("ResultPointer", Optional.of("Abgaben")),
          Map.entry("RoofRelease", Optional.of("Was für Landkreis")),
          Map.entry("Rollout", ofThePhase()),
          Map.entry("Submission", Optional.of("Abgaben")),
          Map.entry("Sweep", ofThePhase()),
          Map.entry("Unit", Optional.of("Stellen")),
          Map.entry("WaitingCount", ofThePhase()));

  private static Optional<String> ofThePhase() {
    return Optional.empty();
  }

  @Test
  void everyKindOfItem_hasItsPlace() {
    assertThat(TABLES.keySet()).isEqualTo(KeptItemsTest.kinds());
  }

  @Test
  void everyKindOfItemOfACheck_isSeenByWhoLeadsIt() {
    try (Testbed bed = new Testbed()) {
      // Of one kind under one key the first stays.
      for (Write write : KeptItemsTest.writes()) {
        if (write instanceof Write.Put(TableName table, Item item, Condition _)) {
          bed.stored.write(new Write.Put(table, item, new Condition.Absent()));
        }
      }
      Admission admission = new Programme(bed.stored).admission("phase", "09762000").orElseThrow();
      bed.stored.write(
          admission
              .showing(
                  Optional.of(new Progress(45, Optional.empty(), false, admission.invitedOn())))
              .write());
      Unit unit = new Checks(bed.stored).department(KeptItemsTest.ID, "jugendamt").orElseThrow();
      bed.stored.write(unit.released(true).write());
      String link = bed.grant(KeptItemsTest.ID, Link.Role.COORDINATOR, Unit.COORDINATION, false);
      JsonNode held = ok(bed.call("GET /api/check/holdings").link(link)).json();

      Map<String, JsonNode> rows = new HashMap<>();
      held.path("tables").forEach(it -> rows.put(it.path("title").asText(), it.path("rows")));
      rows.put(EVENTS, held.path(EVENTS));
      TABLES.forEach(
          (kind, title) ->
              title.ifPresent(
                  begin ->
                      assertThat(rows)
                          .as(kind)
                          .anySatisfy(
                              (name, found) -> {
                                assertThat(name).startsWith(begin);
                                assertThat(found).isNotEmpty();
                              })));
      assertThat(String.valueOf(rows.get("Dokumente"))).contains("\"ja\"]");
      assertThat(rows.toString()).contains("45 %", "Grüße");
    }
  }
}
