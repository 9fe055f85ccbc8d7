package org.selbstcheck.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.selbstcheck.core.comparison.Crowd.SMALL;
import static org.selbstcheck.core.comparison.Crowd.first;
import static org.selbstcheck.core.comparison.Crowd.member;
import static org.selbstcheck.core.comparison.Crowd.members;
import static org.selbstcheck.core.comparison.Crowd.next;
import static org.selbstcheck.core.comparison.Crowd.numbered;
import static org.selbstcheck.core.comparison.Crowd.publish;
import static org.selbstcheck.core.comparison.Crowd.together;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.comparison.FieldFigures.Quartiles;
import org.selbstcheck.core.comparison.MinimumSetting.Absent;
import org.selbstcheck.core.comparison.MinimumSetting.TooSmall;
import org.selbstcheck.core.comparison.MinimumSetting.Unreadable;
import org.selbstcheck.core.comparison.MinimumSetting.Usable;
import org.selbstcheck.core.comparison.Publication.Made;
import org.selbstcheck.core.comparison.Publication.Nothing;
import org.selbstcheck.core.comparison.Publication.Reason;
import org.selbstcheck.core.comparison.Publication.Unchanged;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.PopulationClass;
import org.selbstcheck.core.scoring.Fraction;
import org.selbstcheck.core.scoring.Sample;

final class PublicationTest {

  private static final List<Member> FIVE = members(10, 20, 30, 40, 50);

  private static FieldFigures figures(String field, int day, int about, int median) {
    return new FieldFigures(field, Crowd.DAY.plusDays(day), about, median, Optional.empty());
  }

  /// What is shown in field `f` of the small Gemeinden.
  private static Optional<FieldFigures> shown(Publication publication) {
    return ((Made) publication).snapshot().figures(SMALL, "f");
  }

  @Nested
  final class First {

    @Test
    void first_enoughMembers_showsNumberAndMedian() {
      assertThat(first(FIVE).snapshot())
          .isEqualTo(
              new Snapshot(
                  Crowd.PHASE,
                  Sample.VERSION,
                  1,
                  5,
                  List.of(new CohortFigures(SMALL, List.of(figures("f", 0, 5, 30))))));
    }

    @Test
    void first_eightMembers_showsQuartilesToo() {
      assertThat(shown(first(members(0, 10, 24, 40, 41, 60, 72, 100))))
          .contains(new FieldFigures("f", Crowd.DAY, 10, 40, Optional.of(new Quartiles(20, 65))));
    }

    @Test
    void first_fewerThanKInAField_leavesTheFieldOut() {
      List<Member> members = new ArrayList<>(members(10, 20, 30, 40));
      members.add(
          member(9, Crowd.GEMEINDE, PopulationClass.UNDER_5_000, Map.of("g", Fraction.of(10))));

      // Five together are a cohort; four values in f and one in g are shown to nobody.
      Made made = first(members);
      assertThat(made.snapshot().cohorts()).containsExactly(new CohortFigures(SMALL, List.of()));
      assertThat(made.ledger().fields()).isEmpty();
    }

    @Test
    void first_severalFields_standInTheInstrumentsOrder() {
      Map<String, Fraction> scores = Map.of("g", Fraction.of(60), "f", Fraction.of(20));
      List<Member> members =
          IntStream.range(0, 5)
              .mapToObj(i -> member(i, Crowd.GEMEINDE, PopulationClass.UNDER_5_000, scores))
              .toList();

      assertThat(first(members).snapshot().cohorts().getFirst().fields())
          .containsExactly(figures("f", 0, 5, 20), figures("g", 0, 5, 60));
    }

    @Test
    void first_nowhereEnough_publishesAndFixesNothing() {
      assertThat(publish(5, members(10, 20, 30, 40), Optional.empty()))
          .isEqualTo(new Nothing(Reason.TOO_FEW));
      assertThat(publish(5, List.of(), Optional.empty())).isEqualTo(new Nothing(Reason.TOO_FEW));
    }

    @Test
    void first_aKindWithTooFew_hasNoCohortLaterEither() {
      Made made = first(FIVE);
      List<Member> members = new ArrayList<>(FIVE);
      for (int i = 10; i < 20; i++) {
        members.add(
            member(i, ComparisonKind.KREIS, PopulationClass.LARGER, Map.of("f", Fraction.of(90))));
      }

      assertThat(next(made, members)).isEqualTo(new Unchanged());
    }

    @Test
    void first_severalCohorts_eachShowTheirOwnMembers() {
      List<Member> members = new ArrayList<>(FIVE);
      for (int i = 10; i < 15; i++) {
        members.add(
            member(i, ComparisonKind.KREIS, PopulationClass.LARGER, Map.of("f", Fraction.of(90))));
      }

      Snapshot snapshot = first(members).snapshot();

      assertThat(snapshot.cohorts())
          .containsExactly(
              new CohortFigures(
                  new Cohort(
                      ComparisonKind.KREIS, PopulationClass.UNDER_5_000, PopulationClass.LARGER),
                  List.of(figures("f", 0, 5, 90))),
              new CohortFigures(SMALL, List.of(figures("f", 0, 5, 30))));
    }
  }

  @Nested
  final class Setting {

    private Publication with(MinimumSetting setting) {
      return publish(setting, FIVE, Optional.empty(), Crowd.SECRET);
    }

    @Test
    void setting_missingUnreadableOrTooSmall_publishesNothing() {
      assertThat(with(new Absent())).isEqualTo(new Nothing(Reason.NO_SETTING));
      assertThat(with(new Unreadable())).isEqualTo(new Nothing(Reason.UNREADABLE_SETTING));
      assertThat(with(new TooSmall(4))).isEqualTo(new Nothing(Reason.SETTING_TOO_SMALL));
    }

    @Test
    void setting_higher_demandsMore() {
      assertThat(publish(6, FIVE, Optional.empty())).isEqualTo(new Nothing(Reason.TOO_FEW));
      Made six = (Made) publish(6, members(1, 2, 3, 4, 5, 6), Optional.empty());
      assertThat(six.snapshot().k()).isEqualTo(6);
      assertThat(shown(six)).isPresent();
    }

    @Test
    void setting_lowered_staysWhatWasPromised() {
      Made six = (Made) publish(6, members(1, 2, 3, 4, 5, 6), Optional.empty());

      assertThat(publish(5, members(91, 92, 93, 94, 95, 6), Optional.of(six)))
          .isEqualTo(new Unchanged());
      Made later = (Made) publish(5, members(91, 92, 93, 94, 95, 96), Optional.of(six));
      assertThat(later.snapshot().k()).isEqualTo(6);
    }

    @Test
    void setting_raised_withdrawsFiguresOfFewer() {
      Made five = first(FIVE);

      Made raised = (Made) publish(6, FIVE, Optional.of(five));

      assertThat(shown(raised)).isEmpty();
      assertThat(raised.snapshot().k()).isEqualTo(6);
      // Withdrawn is not unseen: the next figures are held against them.
      assertThat(publish(6, members(10, 20, 30, 40, 50, 60), Optional.of(raised)))
          .isEqualTo(new Unchanged());
      assertThat(shown(publish(6, members(9, 19, 29, 39, 49, 60), Optional.of(raised))))
          .contains(figures("f", 2, 5, 35));
    }

    @Test
    void setting_raisedToAsManyAsThereAre_keepsTheFigures() {
      Made five = (Made) publish(5, members(1, 2, 3, 4, 5, 6), Optional.empty());

      assertThat(publish(6, members(1, 2, 3, 4, 5, 6), Optional.of(five)))
          .isEqualTo(new Unchanged());
    }
  }

  @Nested
  final class Later {

    private final Made before = first(members(10, 20, 30, 40, 50, 60));

    @Test
    void later_theSameMembers_changesNothing() {
      assertThat(next(before, members(10, 20, 30, 40, 50, 60))).isEqualTo(new Unchanged());
    }

    @Test
    void later_fewerThanKChanged_keepsTheOldFigures() {
      assertThat(next(before, members(91, 92, 93, 94, 50, 60))).isEqualTo(new Unchanged());
    }

    @Test
    void later_kChanged_showsTheNewFigures() {
      Made after = (Made) next(before, members(91, 92, 93, 94, 95, 60));

      assertThat(shown(after)).contains(figures("f", 1, 5, 95));
      assertThat(after.snapshot().number()).isEqualTo(2);
      assertThat(after.ledger().snapshot()).isEqualTo(2);
    }

    @Test
    void later_fewerThanKCame_keepsTheOldFigures() {
      assertThat(next(before, together(members(10, 20, 30, 40, 50, 60), numbered(6, 1, 2, 3, 4))))
          .isEqualTo(new Unchanged());
    }

    @Test
    void later_kCame_showsTheNewFigures() {
      // 1 2 3 4 5 10 20 30 40 50 60: positions 2,5, 5 and 7,5.
      assertThat(
              shown(
                  next(
                      before,
                      together(members(10, 20, 30, 40, 50, 60), numbered(6, 1, 2, 3, 4, 5)))))
          .contains(
              new FieldFigures(
                  "f", Crowd.DAY.plusDays(1), 10, 10, Optional.of(new Quartiles(5, 35))));
    }

    @Test
    void later_kWent_showsTheRestOnlyIfItIsEnough() {
      Made many = first(members(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

      assertThat(shown(next(many, members(1, 2, 3, 4, 5)))).contains(figures("f", 1, 5, 5));
      assertThat(next(many, members(1, 2, 3, 4))).isEqualTo(new Unchanged());
      assertThat(next(many, members(1, 2, 3, 4, 5, 6))).isEqualTo(new Unchanged());
    }

    @Test
    void later_someCameSomeWentSomeChanged_countsEachMunicipalityOnce() {
      // 0 and 1 went, 2 changed, 6 came: four.
      assertThat(next(before, together(numbered(2, 31), numbered(3, 40, 50, 60), numbered(6, 70))))
          .isEqualTo(new Unchanged());
      // And 7 came: five.
      assertThat(
              shown(
                  next(
                      before,
                      together(numbered(2, 31), numbered(3, 40, 50, 60), numbered(6, 70, 80)))))
          .contains(figures("f", 1, 5, 55));
    }

    @Test
    void later_changesInAnotherCohort_doNotCount() {
      Made both = first(together(FIVE, kreise(91, 92, 93, 94, 95)));

      Made after = (Made) next(both, together(FIVE, kreise(1, 2, 3, 4, 5)));

      assertThat(after.snapshot().cohorts())
          .extracting(cohort -> cohort.field("f").orElseThrow())
          .containsExactly(figures("f", 1, 5, 5), figures("f", 0, 5, 30));
      assertThat(next(after, together(members(91, 92, 93, 94, 50), kreise(1, 2, 3, 4, 5))))
          .isEqualTo(new Unchanged());
      assertThat(shown(next(after, together(members(91, 92, 93, 94, 95), kreise(1, 2, 3, 4, 5)))))
          .contains(figures("f", 2, 5, 95));
    }

    private List<Member> kreise(long... values) {
      List<Member> members = new ArrayList<>();
      for (int i = 0; i < values.length; i++) {
        members.add(
            member(
                100 + i,
                ComparisonKind.KREIS,
                PopulationClass.LARGER,
                Map.of("f", Fraction.of(values[i]))));
      }
      return members;
    }

    @Test
    void later_changesInAnotherField_doNotCount() {
      List<Member> members = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        members.add(
            member(
                i,
                Crowd.GEMEINDE,
                PopulationClass.UNDER_5_000,
                Map.of("f", Fraction.of(10L * (i + 1)), "g", Fraction.of(50))));
      }

      // All came in g: shown for the first time. None came, went or changed in f.
      assertThat(((Made) next(before, members)).snapshot().cohorts().getFirst().fields())
          .containsExactly(figures("f", 0, 5, 35), figures("g", 1, 5, 50));
    }

    @Test
    void later_changesBelowWhatIsShown_count() {
      List<Member> members = new ArrayList<>(members(10, 20, 30, 40, 50, 60));
      for (int i = 0; i < 5; i++) {
        Fraction slightly = Fraction.of(10L * (i + 1)).plus(Fraction.of(1, 1000));
        members.set(
            i, member(i, Crowd.GEMEINDE, PopulationClass.UNDER_5_000, Map.of("f", slightly)));
      }

      assertThat(shown(next(before, members))).contains(figures("f", 1, 5, 35));
    }

    @Test
    void later_whoComesInTheCohortsSizes_belongsToItAndToNoNewOne() {
      List<Member> larger = new ArrayList<>(members(10, 20, 30, 40, 50, 60));
      for (int i = 10; i < 20; i++) {
        larger.add(
            member(i, Crowd.GEMEINDE, PopulationClass.UNDER_10_000, Map.of("f", Fraction.of(90))));
      }

      assertThat(next(before, larger)).isEqualTo(new Unchanged());
    }

    @Test
    void later_whoGrewIntoAnotherSize_went() {
      List<Member> members = new ArrayList<>(members(10, 91, 92, 93, 94, 60));
      members.set(
          0, member(0, Crowd.GEMEINDE, PopulationClass.UNDER_10_000, Map.of("f", Fraction.of(10))));

      assertThat(shown(next(before, members))).contains(figures("f", 1, 5, 90));
    }

    @Test
    void later_theFormerMembersComeBack_areHeldAgainstTheFirstFiguresToo() {
      Made others = (Made) next(before, numbered(10, 1, 2, 3, 4, 5, 6));

      // Nobody of the second snapshot is there any more, but against the first only one changed.
      assertThat(next(others, members(11, 20, 30, 40, 50, 60))).isEqualTo(new Unchanged());
      assertThat(shown(next(others, members(11, 21, 31, 41, 51, 60))))
          .contains(figures("f", 2, 5, 35));
    }

    @Test
    void later_withAnotherSecret_publishesNothing() {
      assertThat(
              publish(
                  new Usable(5), numbered(10, 1, 2, 3, 4, 5), Optional.of(before), Crowd.secret(8)))
          .isEqualTo(new Nothing(Reason.OTHER_SECRET));
    }

    @Test
    void later_afterTheEarlierFieldsVanished_keepsTheOldFigures() {
      assertThat(next(before, List.of())).isEqualTo(new Unchanged());
    }
  }

  @Nested
  final class Forgetting {

    private final Made before = first(members(10, 20, 30, 40, 50, 60));

    private Made forgotten(int number) {
      return before.forget(Crowd.key(number), Crowd.SECRET).orElseThrow();
    }

    @Test
    void forget_aMember_removesItsDigestsAndKeepsTheFigures() {
      Made after = forgotten(0);

      assertThat(after.snapshot()).isEqualTo(before.snapshot());
      assertThat(after.ledger().fields().getFirst().forgotten()).isEqualTo(1);
      assertThat(after.ledger().fields().getFirst().size()).isEqualTo(6);
      assertThat(after.ledger().fields().getFirst().members()).hasSize(5);
      assertThat(before.ledger().fields().getFirst().members())
          .containsAllEntriesOf(after.ledger().fields().getFirst().members());
    }

    @Test
    void forget_somebodyElse_changesNothing() {
      assertThat(forgotten(99)).isEqualTo(before);
    }

    @Test
    void forget_twice_isForgettingOnce() {
      assertThat(forgotten(0).forget(Crowd.key(0), Crowd.SECRET)).contains(forgotten(0));
    }

    @Test
    void forget_withAnotherSecret_isNotPossible() {
      assertThat(before.forget(Crowd.key(0), Crowd.secret(8))).isEmpty();
    }

    @Test
    void later_aForgottenOneIsBackUnchanged_doesNotCountAsOneThatCame() {
      // 1 to 4 changed, 0 is what it was: four.
      assertThat(next(forgotten(0), members(10, 91, 92, 93, 94, 60))).isEqualTo(new Unchanged());
    }

    @Test
    void later_oneWasForgotten_needsOneChangeMore() {
      assertThat(next(forgotten(0), numbered(1, 91, 92, 93, 94, 95))).isEqualTo(new Unchanged());
      assertThat(shown(next(forgotten(0), numbered(1, 91, 92, 93, 94, 95, 96))))
          .contains(figures("f", 1, 5, 95));
    }
  }

  @Nested
  final class Refused {

    @Test
    void members_namedTwice_areRefused() {
      List<Member> twice = new ArrayList<>(FIVE);
      twice.add(member(0, 60));

      assertThatThrownBy(() -> first(twice)).hasMessage("Twice: Member 00000000");
    }

    @Test
    void members_ofAnotherPhaseOrVersion_areRefused() {
      Member otherPhase =
          new Member(
              "phase-2",
              Sample.VERSION,
              Crowd.key(9),
              Crowd.GEMEINDE,
              PopulationClass.LARGER,
              Map.of());
      Member otherVersion =
          new Member(
              Crowd.PHASE,
              new InstrumentVersion("probe", 2),
              Crowd.key(9),
              Crowd.GEMEINDE,
              PopulationClass.LARGER,
              Map.of());

      assertThatThrownBy(() -> first(List.of(otherPhase))).hasMessageContaining("00000009");
      assertThatThrownBy(() -> first(List.of(otherVersion))).hasMessageContaining("00000009");
    }

    @Test
    void earlier_ofAnotherPhaseOrVersion_isRefused() {
      Made made = first(FIVE);
      Snapshot snapshot = made.snapshot();
      Made otherPhase =
          new Made(
              new Snapshot("phase-2", Sample.VERSION, 1, 5, snapshot.cohorts()), made.ledger());
      Made otherVersion =
          new Made(
              new Snapshot(
                  Crowd.PHASE, new InstrumentVersion("probe", 2), 1, 5, snapshot.cohorts()),
              made.ledger());

      assertThatThrownBy(() -> next(otherPhase, FIVE)).hasMessageContaining("another phase");
      assertThatThrownBy(() -> next(otherVersion, FIVE)).hasMessageContaining("another phase");
    }

    @Test
    void made_withTheLedgerOfAnotherSnapshot_cannotBeMade() {
      Made one = first(FIVE);
      Made two = (Made) next(one, members(91, 92, 93, 94, 95));

      assertThatThrownBy(() -> new Made(two.snapshot(), one.ledger()))
          .hasMessage("Snapshot 2 with the ledger of 1");
    }

    @Test
    void made_withFiguresThatTheLedgerDoesNotKnow_cannotBeMade() {
      Made made = first(FIVE);

      assertThatThrownBy(
              () -> new Made(made.snapshot(), new Ledger(1, made.ledger().seal(), List.of())))
          .hasMessageContaining("Too few in the ledger");
    }

    @Test
    void made_withFiguresOfFewerThanK_cannotBeMade() {
      Made made = first(FIVE);
      Snapshot six = new Snapshot(Crowd.PHASE, Sample.VERSION, 1, 6, made.snapshot().cohorts());

      assertThatThrownBy(() -> new Made(six, made.ledger()))
          .hasMessageContaining("Too few in the ledger");
    }

    @Test
    void snapshot_thatContradictsItself_cannotBeMade() {
      assertThatThrownBy(
              () ->
                  new Snapshot(Crowd.PHASE, Sample.VERSION, 0, 5, first(FIVE).snapshot().cohorts()))
          .hasMessageContaining("0");
      assertThatThrownBy(
              () ->
                  new Snapshot(Crowd.PHASE, Sample.VERSION, 1, 4, first(FIVE).snapshot().cohorts()))
          .hasMessageContaining("4");
      CohortFigures cohort = new CohortFigures(SMALL, List.of());
      assertThatThrownBy(() -> new Snapshot(Crowd.PHASE, Sample.VERSION, 1, 5, List.of()))
          .hasMessageContaining("without cohorts");
      assertThatThrownBy(
              () -> new Snapshot(Crowd.PHASE, Sample.VERSION, 1, 5, List.of(cohort, cohort)))
          .hasMessageContaining("overlaps");
      assertThatThrownBy(
              () ->
                  new CohortFigures(SMALL, List.of(figures("f", 0, 5, 50), figures("f", 0, 5, 50))))
          .hasMessageContaining("twice");
    }
  }
}
