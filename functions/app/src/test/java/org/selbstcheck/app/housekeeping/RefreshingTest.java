package org.selbstcheck.app.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.KAUFBEUREN;
import static org.selbstcheck.app.testbed.Testbed.OSTALLGAEU;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.sharing.Sharing;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Progress;
import org.selbstcheck.app.store.Sweep;
import org.selbstcheck.app.testbed.Testbed;

/// What is shared follows as a check goes on, by days.
class RefreshingTest {

  private static final List<String> KEYS = List.of(KAUFBEUREN, "09777151", "02000000");

  private final Testbed bed = new Testbed();
  private final String link = bed.start();

  @AfterEach
  void close() {
    bed.close();
  }

  private void share(String link) {
    ok(bed.call("PUT /api/check/sharing").link(link).json("{\"progress\": true}"));
  }

  private void releaseAndAnswer(String link, int count) {
    ok(bed.call("PUT /api/check/release").link(link).json("{\"released\": true}"));
    for (int i = 0; i < count; i++) {
      bed.save(link, indicator(i), "{\"level\": 2}");
    }
  }

  private Optional<Progress> shown(String key) {
    return new Programme(bed.stored)
        .admission("fruehling", key)
        .flatMap(admission -> admission.progress());
  }

  private int coverage(String key) {
    return shown(key).orElseThrow().coverage();
  }

  @Test
  void answers_areSeenTheNextDay_notTheSame() {
    share(link);
    bed.keepHouse();
    releaseAndAnswer(link, 20);
    bed.keepHouse();
    int before = coverage(KAUFBEUREN);

    bed.clock.goTo(bed.clock.today().plusDays(1));
    bed.keepHouse();

    assertThat(coverage(KAUFBEUREN)).isGreaterThan(before);
    assertThat(shown(KAUFBEUREN).orElseThrow().asOf()).isEqualTo(bed.clock.today());
  }

  @Test
  void progressSharedWithARoofAlone_followsTheNextDay_andOnlyThere() {
    String roof = bed.confirm(bed.admit(OSTALLGAEU));
    String commune = bed.confirm(bed.admit("09777121"));
    ok(
        bed.call("PUT /api/check/sharing")
            .link(commune)
            .json("{\"progress\": true, \"roof\": \"" + OSTALLGAEU + "\"}"));
    bed.keepHouse();
    releaseAndAnswer(commune, 20);
    bed.keepHouse();
    int before = coverageSeenBy(roof);

    bed.clock.goTo(bed.clock.today().plusDays(1));
    bed.keepHouse();

    assertThat(coverageSeenBy(roof)).isGreaterThan(before);
    assertThat(shown("09777121")).isEmpty();
  }

  private int coverageSeenBy(String roof) {
    return ok(bed.call("GET /api/check/roof").link(roof))
        .json()
        .at("/communes/0/progress/coverage")
        .intValue();
  }

  @Test
  void nothingShared_staysSo_andWhatDidNotChangeIsNotWritten() {
    releaseAndAnswer(link, 20);
    bed.keepHouse();
    assertThat(shown(KAUFBEUREN)).isEmpty();
    share(link);
    Progress first = shown(KAUFBEUREN).orElseThrow();

    bed.clock.goTo(bed.clock.today().plusDays(2));
    bed.keepHouse();

    assertThat(shown(KAUFBEUREN)).contains(first);
  }

  @Test
  void documentMadeLater_isSeen_untilAMonthAfterThePhase() {
    releaseAndAnswer(link, 3);
    ok(bed.submitting(link, 1));
    bed.runJobs();
    share(link);
    Phase phase = new Programme(bed.stored).phase("fruehling").orElseThrow();
    bed.clock.goTo(phase.closesOn().plusDays(31));
    ok(bed.ordering(KAUFBEUREN, "plain", "public"));
    bed.runJobs();

    bed.keepHouse();
    assertThat(shown(KAUFBEUREN).orElseThrow().reported()).isFalse();
    bed.clock.goTo(phase.closesOn().plusDays(30));
    bed.stored.write(
        new Programme(bed.stored)
            .sweep(Sweep.Look.SHARED)
            .done(phase.closesOn().plusDays(29))
            .write());
    bed.keepHouse();

    assertThat(shown(KAUFBEUREN).orElseThrow().reported()).isTrue();
  }

  @Test
  void manyShared_areDoneInPortions_andNoneIsLeftOut() {
    List<String> links =
        List.of(link, bed.confirm(bed.admit(KEYS.get(1))), bed.confirm(bed.admit(KEYS.get(2))));
    links.forEach(this::share);
    links.forEach(it -> releaseAndAnswer(it, 20));
    Refreshing one =
        new Refreshing(
            bed.stored,
            new Sharing(
                bed.stored,
                (Check _) -> Testbed.instrument(),
                bed.context().getBean(Ids.class),
                bed.clock),
            1,
            bed.clock);

    assertThat(KEYS).allMatch(key -> coverage(key) == 0);
    one.goOn();
    assertThat(KEYS).filteredOn(key -> coverage(key) > 0).hasSize(1);
    one.goOn();
    one.goOn();
    assertThat(KEYS).allMatch(key -> coverage(key) > 0);
    one.goOn();
    assertThat(new Programme(bed.stored).sweep(Sweep.Look.SHARED).doneOn())
        .contains(bed.clock.today());
  }
}
