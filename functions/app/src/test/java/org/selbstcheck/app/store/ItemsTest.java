package org.selbstcheck.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.answers.View;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;

/// Items come back as they were written, those of the version before this one too.
class ItemsTest {

  private static final String ID = "abcdefghjkmnpqrs";
  private static final LocalDate DAY = LocalDate.parse("2027-03-01");
  private static final Instant END = Instant.parse("2028-03-01T00:00:00Z");

  private final InMemoryTables tables = new InMemoryTables();
  private final Checks checks = new Checks(tables);

  private static Check check() {
    return new Check(
        ID,
        Check.State.OPEN,
        new MunicipalityName("09762000", "Kaufbeuren"),
        "phase",
        "Phase",
        new InstrumentVersion("weltoffene-kommune", 1),
        new Scope.Full(),
        3,
        0,
        Optional.empty(),
        Optional.empty(),
        new PhaseDays(Optional.of(DAY), DAY),
        END,
        Optional.empty(),
        0);
  }

  private static Unit unit(String id) {
    return Unit.of(ID, new Department(id, "Amt " + id, false, false), END)
        .responsibleFor(List.of("b2", "a1", "b2"))
        .reachedAt(Optional.of("amt@example.org"));
  }

  private static Link link() {
    return Link.of(ID, "hash", "linkid0123456789", Link.Role.DEPUTY, Unit.COORDINATION, DAY, END)
        .labelled("Vertretung")
        .withCode(new Code.Place("ABCD", "00ff"));
  }

  private void store(Write... writes) {
    assertThat(tables.write(List.of(writes))).isEqualTo(new Written.Done());
  }

  @Test
  void everything_ofACheck_comesBackAsItWasWritten() {
    Conduct conduct =
        Conduct.undecided(check())
            .with(Conduct.Mode.TOGETHER, Optional.of(DAY))
            .openAgreement(DAY.minusDays(1));
    Meeting meeting =
        Meeting.unplanned(check())
            .of(List.of(new Meeting.Slot("b2", 15), new Meeting.Slot("a1", 5)));
    Aims aims = Aims.none(check()).of(List.of(new Target("a1", 3)), List.of("sprache"));
    Unit unit = unit("jugendamt");
    store(
        check().write(),
        conduct.write(),
        meeting.write(),
        aims.write(),
        unit.write(),
        link().write());

    Whole whole = checks.whole(ID);

    assertThat(whole.check().orElseThrow())
        .usingRecursiveComparison()
        .ignoringFields("revision")
        .isEqualTo(check());
    assertThat(checks.conduct(check()).sameAs(conduct)).isTrue();
    assertThat(whole.conduct()).contains(checks.conduct(check()));
    assertThat(checks.meeting(check()).slots()).isEqualTo(meeting.slots());
    assertThat(whole.meeting()).contains(checks.meeting(check()));
    assertThat(checks.aims(check()).targets()).isEqualTo(aims.targets());
    assertThat(checks.aims(check()).focus()).isEqualTo(aims.focus());
    assertThat(whole.aims()).contains(checks.aims(check()));
    assertThat(whole.departments()).singleElement().matches(unit::sameAs);
    assertThat(whole.departments().getFirst().responsible()).containsExactly("a1", "b2");
    assertThat(checks.department(ID, "jugendamt"))
        .isEqualTo(whole.departments().stream().findFirst());
    assertThat(whole.links())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("revision")
        .containsExactly(link());
    assertThat(checks.links(ID)).isEqualTo(whole.links());
  }

  @Test
  void point_ofEveryKind_comesBackWithWhatItReplaced() {
    Point agreed =
        new Point.Agreed(
            new Agreement(
                "a1",
                new Answer.Level(3),
                "Der Plan liegt vor.",
                List.of(new View("jugendamt", "Nur auf dem Papier.")),
                Set.of(Obstacle.MONEY),
                List.of(
                    new Agreement.Before("jugendamt", Optional.of(new Answer.Level(1))),
                    new Agreement.Before("sozialamt", Optional.empty()))));
    Point disputed =
        new Point.Contested(
            new Disputed("a1", List.of(new View("a", "Ja \"doch\"."), new View("b", "Nein."))));
    List<Point> points = List.of(agreed, disputed, new Point.Reopened());

    for (int i = 0; i < points.size(); i++) {
      Stored<Point> before = checks.point(ID, "a1");
      assertThat(before.revision()).isEqualTo(i);
      store(before.replaceBy(Stored.POINTS, points.get(i), "write-00" + i, DAY, check()));

      Stored<Point> stored = checks.point(ID, "a1");
      assertThat(stored.value()).contains(points.get(i));
      assertThat(stored.previous()).isEqualTo(before.value().map(Point::withoutBefore));
      assertThat(stored.submission()).isEqualTo(check().submission());
      assertThat(stored.indicator()).isEqualTo("a1");
      assertThat(stored.department()).isEmpty();
      assertThat(stored.revisionOf("write-000")).contains(1L);
    }
    assertThat(checks.points(ID)).containsExactly(checks.point(ID, "a1"));
    assertThat(checks.whole(ID).points()).isEqualTo(checks.points(ID));
  }

  @Test
  void save_keepsItsDay() {
    store(
        Stored.nothing(Stored.NOTES, ID, "jugendamt", "a1")
            .replaceBy(Stored.NOTES, new NoteValue("x", List.of()), "write-001", DAY, check()));

    assertThat(checks.notesOn(ID, List.of("sozialamt", "jugendamt"), "a1"))
        .singleElement()
        .satisfies(note -> assertThat(note.on()).contains(DAY));
  }

  @Test
  void code_comesBackAsItWasWritten() {
    Code code = Code.of(link().code().orElseThrow(), link());
    store(code.write());

    assertThat(checks.code(new Code.Place("ABCD", "00ff")))
        .contains(new Code(code.place(), ID, "hash", END, 1));
  }

  @Test
  void job_ofEveryKind_comesBackAsItWasWritten() {
    Job mail = Job.mail(check(), new Job.Mail("jugendamt", "Betreff", "Text\n\"x\""), DAY, END);
    Job erasure = Job.erasure(check());
    store(mail.write(), erasure.write());

    assertThat(new Jobs(tables).job(mail.id())).contains(mail.written());
    assertThat(new Jobs(tables).job(erasure.id())).contains(erasure.written());
    assertThat(mail.done(END).mail()).as("what was sent is forgotten").isEmpty();
    assertThat(erasure.takeable(END)).as("outlives its check").isTrue();
    assertThat(erasure.takeable(END.minusSeconds(1))).isFalse();
  }

  @Test
  void documentAndWhatStandsInIt_comeBackAsTheyWereWritten() {
    Beside none = checks.beside(check());
    CommentaryHead commentary = none.commentary().next(true).consented(true);
    CommentaryVersion said =
        new CommentaryVersion(
            ID, 1, DAY, Optional.of("Im Ganzen"), Map.of("b", "x: y", "a", "\n:"), END);
    EarlierHead earlier = none.earlier().next(DAY);
    EarlierVersion round = new EarlierVersion(ID, 1, "key", check().instrument(), DAY, END);
    Rendering rendering =
        new Rendering(
            Document.Kind.COUNCIL, Tone.PLAIN, Edition.PUBLIC, Optional.of(1), Optional.of(1));
    Document document =
        Document.requested(ID, 2, rendering, DAY, END).made(DAY, 7, "a.docx", "k").released(true);
    Job job = Job.report(check(), document, END);
    PhaseDocument known = PhaseDocument.unknown(check(), document).orderedByTeam().released(true);
    store(
        commentary.write(),
        said.write(),
        earlier.write(),
        round.write(),
        document.write(),
        job.write(),
        known.write());

    assertThat(checks.beside(check()).commentary())
        .isEqualTo(new CommentaryHead(ID, 1, true, true, commentary.expiresAt(), 1));
    assertThat(checks.commentary(ID, 1)).contains(said);
    assertThat(checks.beside(check()).earlier())
        .isEqualTo(new EarlierHead(ID, 1, Optional.of(DAY), earlier.expiresAt(), 1));
    assertThat(checks.earlierRound(ID, 1)).contains(round);
    assertThat(document.id()).isEqualTo("2-council-plain-public-k1-r1");
    Document stored = checks.document(ID, document.id()).orElseThrow();
    assertThat(stored.rendering()).isEqualTo(rendering);
    assertThat(stored.released()).isTrue();
    assertThat(stored.bytes()).contains(7L);
    assertThat(new Jobs(tables).jobs(List.of(job.id(), "report.none")))
        .containsExactly(Map.entry(job.id(), job.written()));
    Programme programme = new Programme(tables);
    assertThat(programme.documents(check().phaseId()))
        .containsExactly(programme.document(check(), document));
    assertThat(programme.document(check(), document))
        .returns(true, PhaseDocument::ordered)
        .returns(true, PhaseDocument::released)
        .returns(ID, PhaseDocument::checkId);
    assertThat(programme.documentsOf(check().phaseId(), "0976")).isEmpty();
  }

  @Test
  void erasedCheck_existsForNobody() {
    store(check().write(), link().write());
    store(checks.check(ID).orElseThrow().erase().write());

    assertThat(checks.check(ID)).isEmpty();
    assertThat(checks.whole(ID).check()).isEmpty();
    assertThat(checks.linkAndCheck(ID, "hash").check()).isEmpty();
    assertThat(checks.linkAndValue(Stored.ANSWERS, ID, "hash", "a", "a1").opened().check())
        .isEmpty();
    assertThat(new Heads(tables).check(ID)).isEmpty();
    assertThat(new Heads(tables).linkAndCheck(ID, "hash").check()).isEmpty();
  }

  @Test
  void removals_takeEverythingAway_andTheHeadLast() {
    store(
        check().write(),
        link().write(),
        Code.of(link().code().orElseThrow(), link()).write(),
        unit("jugendamt").write(),
        Code.of(new Code.Place("ABCD", "other"), link()).write());

    List<Write> removals = checks.removals(ID);

    assertThat(removals.getLast().key()).isEqualTo(Keys.meta(ID));
    assertThat(tables.write(removals)).isEqualTo(new Written.Done());
    assertThat(tables.everything())
        .extracting(item -> item.key().sk())
        .as("what belongs to others stays")
        .containsExactly("other");
    assertThat(checks.removals(ID)).isEmpty();
  }

  /// Written by the version that knew one department only.
  @Test
  void itemsOfTheFirstVersion_areStillRead() throws IOException {
    for (Item item : KeptItems.read("/items-1.json")) {
      store(new Write.Put(TableName.CHECKS, item.without(Item.REVISION), new Condition.Absent()));
    }

    Whole whole = checks.whole(ID);

    Check check = whole.check().orElseThrow();
    assertThat(check.round()).isEqualTo(1);
    assertThat(check.municipality().name()).isEqualTo("Kaufbeuren");
    assertThat(checks.conduct(check)).isEqualTo(Conduct.undecided(check));
    assertThat(checks.meeting(check)).isEqualTo(Meeting.unplanned(check));
    assertThat(checks.aims(check)).isEqualTo(Aims.none(check));
    assertThat(whole.departments())
        .containsExactly(
            new Unit(
                ID,
                new Department("koordination", "Koordination", true, false),
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                check.expiresAt(),
                1));
    assertThat(whole.links())
        .extracting(Link::role, Link::id, Link::label, Link::typed, Link::handsOver, Link::code)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                Link.Role.INVITATION, "0f1e2d3c4b5a6978", "", false, false, Optional.empty()),
            org.assertj.core.groups.Tuple.tuple(
                Link.Role.COORDINATOR, "a0b1c2d3e4f50617", "", false, false, Optional.empty()));
    assertThat(whole.answers())
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.on()).isEmpty();
              assertThat(answer.value().orElseThrow().answer()).contains(new Answer.Level(3));
              assertThat(answer.previous().orElseThrow().answer()).contains(new Answer.Unknown());
              assertThat(answer.revisionOf("write-001")).contains(1L);
            });
    assertThat(whole.notes()).singleElement().satisfies(note -> assertThat(note.on()).isEmpty());
  }
}
