package org.selbstcheck.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.scoring.Divergence.Point;
import org.selbstcheck.core.scoring.RandomChecks.Pair;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;

final class DivergencePropertiesTest {

  @Provide
  Arbitrary<Pair> pairs() {
    return RandomChecks.pairs();
  }

  @Property
  void divergence_ofAnything_isTheResultsTwoListsInOneOrder(@ForAll("pairs") Pair pair) {
    Divergence divergence = Divergence.of(pair.instrument(), pair.check());
    Result result = pair.scored();

    assertThat(shown(divergence, true)).isEqualTo(result.settled());
    assertThat(shown(divergence, false)).isEqualTo(result.discussionPoints());
    assertThat(divergence.points())
        .extracting(point -> point.point().priority())
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(divergence.ratedByTwo()).isEqualTo(result.ratedByTwo());
  }

  @Property
  void divergence_withoutAgreedAnswers_hasTheSamePoints(@ForAll("pairs") Pair pair) {
    SelfCheck it = pair.check();
    SelfCheck nothingAgreed =
        new SelfCheck(
            it.instrument(),
            it.municipality(),
            it.scope(),
            it.round(),
            it.departments(),
            it.responsible(),
            it.entries(),
            List.of(),
            it.disputed(),
            it.targets(),
            it.focus(),
            it.ownIndicators(),
            it.submitted(),
            it.submittedOn());

    assertThat(Divergence.of(pair.instrument(), nothingAgreed).points())
        .extracting(Point::point)
        .isEqualTo(
            Divergence.of(pair.instrument(), it).points().stream().map(Point::point).toList());
  }

  private static List<DiscussionPoint> shown(Divergence divergence, boolean settled) {
    return divergence.points().stream()
        .filter(point -> point.settled() == settled)
        .map(Point::point)
        .toList();
  }
}
