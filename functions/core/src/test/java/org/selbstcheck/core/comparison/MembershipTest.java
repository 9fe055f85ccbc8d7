package org.selbstcheck.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.answers.Answer.Level;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.comparison.Membership.NotMember;
import org.selbstcheck.core.comparison.Membership.Reason;
import org.selbstcheck.core.municipality.MunicipalityKey;
import org.selbstcheck.core.municipality.PopulationClass;
import org.selbstcheck.core.scoring.Fraction;
import org.selbstcheck.core.scoring.Sample;

final class MembershipTest {

  private static Sample.Check answered() {
    return Sample.check()
        .department("d")
        .agreed("a", new Level(2))
        .agreed("b", new Level(1))
        .agreed("c", new Level(4));
  }

  private static Membership of(MunicipalityKey key, boolean agreed, Sample.Check check) {
    return Membership.of(
        new Candidate(
            Crowd.PHASE, key, Crowd.GEMEINDE, PopulationClass.UNDER_5_000, agreed, check.done()),
        Crowd.INSTRUMENT);
  }

  private static Member member(Sample.Check check) {
    return (Member) of(Crowd.key(1), true, check.submitted());
  }

  @Test
  void of_anAgreedSubmittedFullCheck_isAMemberWithExactScores() {
    Member member = member(answered());

    // 100/4 · (3·2 + 2·1)/5 = 40; 100/4 · 4 = 100.
    assertThat(member.score("f")).contains(Fraction.of(40));
    assertThat(member.score("g")).contains(Fraction.of(100));
    assertThat(member.score("h")).isEmpty();
    assertThat(member.isOf(Crowd.PHASE, Sample.VERSION)).isTrue();
    assertThat(member.isOf("phase-2", Sample.VERSION)).isFalse();
  }

  @Test
  void of_meanLevelsThatHaveNoDecimalForm_staysExact() {
    Member member =
        member(
            Sample.check(
                Sample.level("d", "a", 1),
                Sample.level("e", "a", 1),
                Sample.level("f", "a", 2),
                Sample.level("d", "b", 0)));

    // 100/4 · (3 · 4/3 + 2 · 0)/5 = 20 in f; with a key of thirds in g.
    assertThat(member.score("f")).contains(Fraction.of(20));
    Member thirds =
        member(
            Sample.check(
                Sample.level("d", "c", 1), Sample.level("e", "c", 1), Sample.level("f", "c", 2)));
    // 100/4 · 4/3 = 33,333…
    assertThat(thirds.score("g")).contains(Fraction.of(100, 3));
    assertThat(thirds.shown("g")).contains(new BigDecimal("33.3"));
  }

  @Test
  void of_aFieldWithoutStage_leavesItOut() {
    // Of field f two fifths of the weight are rated, less than 60 %.
    Member member = member(Sample.check().agreed("b", new Level(1)).agreed("c", new Level(0)));

    assertThat(member.score("f")).isEmpty();
    assertThat(member.score("g")).contains(Fraction.ZERO);
  }

  @Test
  void of_anythingRatedInPart_countsWhatIsRated() {
    // Three fifths are rated: 100/4 · 3.
    assertThat(member(Sample.check().agreed("a", new Level(3))).score("f"))
        .contains(Fraction.of(75));
  }

  @Test
  void of_noAgreement_isNoMemberWhateverElseHolds() {
    assertThat(of(Crowd.key(1), false, answered().submitted()))
        .isEqualTo(new NotMember(Reason.NOT_AGREED));
  }

  @Test
  void of_notSubmitted_isNoMember() {
    assertThat(of(Crowd.key(1), true, answered())).isEqualTo(new NotMember(Reason.NOT_SUBMITTED));
  }

  @Test
  void of_aNarrowerScope_isNoMember() {
    assertThat(of(Crowd.key(1), true, answered().scope(new Scope.Short()).submitted()))
        .isEqualTo(new NotMember(Reason.NOT_FULL));
    assertThat(
            of(
                Crowd.key(1),
                true,
                answered().scope(new Scope.Fields(List.of("f", "g"))).submitted()))
        .isEqualTo(new NotMember(Reason.NOT_FULL));
  }

  @Test
  void of_partOfATown_isNoMember() {
    assertThat(of(Crowd.key(1).withPart("nord"), true, answered().submitted()))
        .isEqualTo(new NotMember(Reason.PART_OF_A_TOWN));
  }

  @Test
  void candidate_ofNoPhase_cannotBeMade() {
    assertThatThrownBy(
            () ->
                new Candidate(
                    " ",
                    Crowd.key(1),
                    Crowd.GEMEINDE,
                    PopulationClass.LARGER,
                    true,
                    answered().done()))
        .hasMessageContaining("00000001");
  }

  @Test
  void toString_ofCandidateAndMember_tellsNoValue() {
    assertThat(member(answered())).hasToString("Member 00000001");
    assertThat(
            new Candidate(
                Crowd.PHASE,
                Crowd.key(1),
                Crowd.GEMEINDE,
                PopulationClass.LARGER,
                true,
                answered().done()))
        .hasToString("Candidate 00000001");
  }
}
