package org.selbstcheck.app.store;

import java.time.Instant;

/// How many registrations of a phase wait for a decision. It is written in one transaction with
/// each of them, so that there are never more than allowed, and whoever registers need not be able
/// to read the others. It ends when they end, and with it what it counted.
///
/// @param count not below 0
public record WaitingCount(String phaseId, int count, Instant expiresAt, long revision) {

  /// More than a project team looks through in a week; less than 3 MB.
  public static final int MOST = 500;

  static WaitingCount none(Phase phase) {
    return new WaitingCount(phase.id(), 0, Registration.waitingUntil(phase), 0);
  }

  /// How many wait now: those that were counted until its end have ended with it.
  public int at(Instant now) {
    return now.isBefore(expiresAt) ? count : 0;
  }

  public boolean full(Instant now) {
    return at(now) >= MOST;
  }

  public WaitingCount oneMore(Phase phase, Instant now) {
    return new WaitingCount(phaseId, at(now) + 1, Registration.waitingUntil(phase), revision);
  }

  public WaitingCount oneLess(Instant now) {
    return new WaitingCount(phaseId, Math.max(0, at(now) - 1), expiresAt, revision);
  }

  public Write write() {
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.waiting(phaseId))
            .with("count", count)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
        Condition.unchanged(revision));
  }

  static WaitingCount fromItem(Item item) {
    return new WaitingCount(
        item.key().pk().substring(Keys.registrations("").length()),
        item.number("count").orElse(0L).intValue(),
        item.expiresAt(),
        item.revision());
  }
}
