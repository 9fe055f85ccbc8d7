package org.selbstcheck.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;

class HeadsTest {

  private static final LocalDate DAY = LocalDate.parse("2027-03-01");
  private static final Instant END = Instant.parse("2028-03-01T00:00:00Z");

  private static Check check(Scope scope) {
    return new Check(
        "abcdefghijklmnop",
        Check.State.CLOSING,
        new MunicipalityName("09762000", "Kaufbeuren"),
        "phase",
        "Phase",
        new InstrumentVersion("weltoffene-kommune", 1),
        scope,
        2,
        1,
        Optional.of(DAY),
        Optional.of(2),
        new PhaseDays(Optional.of(DAY), DAY),
        END,
        Optional.of(DAY),
        0);
  }

  private static Link link() {
    return Link.of("abcdefghijklmnop", "hash", "id", Link.Role.INVITATION, "", DAY, END)
        .withCode(new Code.Place("ABCD", "slow"))
        .confirmed("by")
        .revoke();
  }

  private static Document document() {
    Rendering rendering =
        new Rendering(
            Document.Kind.PDF, Tone.BALANCED, Edition.PUBLIC, Optional.of(2), Optional.of(1));
    return Document.requested("abcdefghijklmnop", 1, rendering, DAY, END);
  }

  @Test
  void attributes_ofEverythingThatAdministrationWritesBack_areAllRead() {
    List<Write> writes =
        List.of(
            check(new Scope.Full()).write(),
            check(new Scope.Fields(List.of("a"))).write(),
            link().write(),
            document().write(),
            document().released(true).write(),
            document().made(DAY, 1, "a.pdf", "key").write(),
            document().failed(DAY, "why").write());

    for (Write write : writes) {
      assertThat(Heads.ATTRIBUTES).containsAll(((Write.Put) write).revised().attributes().keySet());
    }
  }

  /// Which version stands is read, what it says is not.
  @Test
  void attributes_besideTheResult_areAllReadOfTheHeadsAndNoTextOfAVersion() {
    Check check = check(new Scope.Full());
    CommentaryVersion said =
        new CommentaryVersion(
            check.id(), 1, DAY, Optional.of("Vertraulich"), java.util.Map.of("a", "b"), END);
    for (Write write :
        List.of(
            CommentaryHead.none(check).next(true).write(),
            EarlierHead.none(check).next(DAY).write())) {
      assertThat(Heads.ATTRIBUTES).containsAll(((Write.Put) write).revised().attributes().keySet());
    }
    assertThat(((Write.Put) said.write()).revised().only(Heads.ATTRIBUTES).attributes().toString())
        .doesNotContain("Vertraulich");
    Tables tables = new InMemoryTables();
    tables.write(CommentaryHead.none(check).next(true).consented(true).write());
    tables.write(EarlierHead.none(check).next(DAY).write());
    assertThat(new Heads(tables).beside(check)).isEqualTo(new Checks(tables).beside(check));
  }

  @Test
  void check_thatIsStored_isReadWhole() {
    Tables tables = new InMemoryTables();
    tables.write(check(new Scope.Full()).write());

    assertThat(new Heads(tables).check("abcdefghijklmnop"))
        .isEqualTo(new Checks(tables).check("abcdefghijklmnop"));
  }
}
