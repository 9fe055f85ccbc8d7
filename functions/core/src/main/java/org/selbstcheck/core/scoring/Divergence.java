package org.selbstcheck.core.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Kind;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;

/// Where the departments differ while they still talk about it (method, section 4): every point,
/// also a settled one, in one order. A [Result] has the same points in two lists.
///
/// @param points by exact priority, highest first; ties in the instrument's order
/// @param ratedByTwo how many indicators at least two departments rated
public record Divergence(List<Point> points, int ratedByTwo) {

  public Divergence {
    points = List.copyOf(points);
  }

  /// A point to talk about.
  ///
  /// @param kind facts are looked up beforehand, appraisals are talked about
  /// @param settled there is an agreed answer
  /// @param disputed it was left open on purpose
  /// @param unanswered departments whose part is released and not closed and that gave no answer,
  ///   in the order of the self-check
  public record Point(
      DiscussionPoint point,
      Kind kind,
      boolean settled,
      boolean disputed,
      List<String> unanswered) {

    public Point {
      unanswered = List.copyOf(unanswered);
    }

    /// Whether somebody still has to talk about it.
    public boolean open() {
      return !settled && !disputed;
    }
  }

  /// @param selfCheck fits the instrument
  /// @throws IllegalArgumentException if it answers another instrument or version
  public static Divergence of(Instrument instrument, SelfCheck selfCheck) {
    Collection<Standing> standings = Scoring.standings(instrument, selfCheck);
    Set<String> disputed = new HashSet<>();
    selfCheck.disputed().stream().map(Disputed::indicator).forEach(disputed::add);
    Map<String, Set<String>> answered = new HashMap<>();
    for (Entry entry : selfCheck.entries()) {
      if (entry.answer().isPresent()) {
        answered.computeIfAbsent(entry.indicator(), _ -> new HashSet<>()).add(entry.department());
      }
    }
    List<String> asked =
        selfCheck.departments().stream()
            .filter(department -> department.released() && !department.closed())
            .map(Department::id)
            .toList();

    List<Point> points = new ArrayList<>();
    for (Standing standing : Scoring.differing(standings, _ -> true)) {
      String id = standing.indicator().id();
      Set<String> given = answered.getOrDefault(id, Set.of());
      points.add(
          new Point(
              Scoring.point(standing),
              standing.indicator().kind(),
              standing.agreed(),
              disputed.contains(id),
              asked.stream().filter(department -> !given.contains(department)).toList()));
    }
    return new Divergence(points, Scoring.ratedByTwo(standings));
  }
}
