package org.selbstcheck.app.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How far a change of a phase has reached its checks. There is one per phase, written with the
/// change and carried on in portions.
///
/// @param formerEnds every end of retention that the phase had before: what ended with it ends with
///   the phase still, what has an end of its own keeps that
/// @param pass 1 carries the phase to the heads of its checks; each later one looks once more, and
///   at everything that ends with them, until one finds nothing to do
/// @param after key of the municipality that was reached last in this pass; empty at its beginning
/// @param done how many were reached in this pass
/// @param of how many there are
/// @param late whether this pass met anything that was not as the phase is
/// @param finished whether everything is as the phase is
/// @param revision of the stored item; 0 if it is not stored
public record Rollout(
    String phaseId,
    List<Instant> formerEnds,
    int pass,
    String after,
    int done,
    int of,
    boolean late,
    boolean finished,
    Instant expiresAt,
    long revision) {

  public Rollout {
    formerEnds = List.copyOf(formerEnds);
  }

  /// Of a phase that never changed.
  static Rollout none(Phase phase) {
    return new Rollout(phase.id(), List.of(), 1, "", 0, 0, false, true, phase.expiresAt(), 0);
  }

  /// A change has to reach all of them.
  ///
  /// @param before the phase as it was
  /// @param after the phase as it is now
  /// @param of how many municipalities there are
  public Rollout begun(Phase before, Phase after, int of) {
    List<Instant> ends = new ArrayList<>(formerEnds);
    if (!before.expiresAt().equals(after.expiresAt()) && !ends.contains(before.expiresAt())) {
      ends.add(before.expiresAt());
    }
    return new Rollout(phaseId, ends, 1, "", 0, of, false, false, after.expiresAt(), revision);
  }

  /// One more municipality is reached.
  ///
  /// @param changed whether there was anything to do
  public Rollout reached(String key, boolean changed) {
    return new Rollout(
        phaseId,
        formerEnds,
        pass,
        key,
        done + 1,
        of,
        late || changed,
        finished,
        expiresAt,
        revision);
  }

  /// The next pass.
  public Rollout again() {
    return new Rollout(phaseId, formerEnds, pass + 1, "", 0, of, false, false, expiresAt, revision);
  }

  public Rollout finish() {
    return new Rollout(phaseId, formerEnds, pass, after, done, of, late, true, expiresAt, revision);
  }

  /// Whether not every check knows the change yet.
  public boolean underWay() {
    return !finished && pass == 1;
  }

  /// Whether what ends with a check has to be looked at.
  public boolean dates() {
    return pass > 1 && !formerEnds.isEmpty();
  }

  /// This rollout once its write is done.
  public Rollout written() {
    return new Rollout(
        phaseId, formerEnds, pass, after, done, of, late, finished, expiresAt, revision + 1);
  }

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.rollout(phaseId))
            .with("formerEnds", formerEnds.stream().map(Instant::toString).toList())
            .with("pass", pass)
            .with("after", after)
            .with("done", done)
            .with("of", of)
            .with("late", late)
            .with("finished", finished)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static Rollout fromItem(Item item) {
    return new Rollout(
        item.key().pk().substring(Keys.phaseMembers("").length()),
        item.texts("formerEnds").stream().map(Instant::parse).toList(),
        item.number("pass").orElseThrow().intValue(),
        item.required("after"),
        item.number("done").orElseThrow().intValue(),
        item.number("of").orElseThrow().intValue(),
        item.flag("late"),
        item.flag("finished"),
        item.expiresAt(),
        item.revision());
  }
}
