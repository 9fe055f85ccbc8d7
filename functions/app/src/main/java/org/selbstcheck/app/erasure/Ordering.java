package org.selbstcheck.app.erasure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.ErasedAdmission;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;

/// Lets a check be erased now. It is gone for everybody at once; what is stored is removed by the
/// job that would have done so at the end of retention. Of its admission stays that there was one,
/// so that the municipality can be admitted anew.
public final class Ordering {

  /// Whoever saves at this moment does not touch the head; a submission does.
  private static final int TRIES = 4;

  private final Tables tables;
  private final Function<String, Optional<Check>> checks;
  private final Programme programme;
  private final Jobs jobs;
  private final Clock clock;

  /// @param checks reads the head of a check, as far as whoever orders may
  public Ordering(Tables tables, Function<String, Optional<Check>> checks, Clock clock) {
    this.tables = tables;
    this.checks = checks;
    this.programme = new Programme(tables);
    this.jobs = new Jobs(tables);
    this.clock = clock;
  }

  /// Orders the erasure.
  ///
  /// @param beside what is stored in one transaction with it
  /// @return whether there was something to be erased
  /// @throws IllegalStateException if others changed the check again and again meanwhile
  public boolean order(String checkId, ErasedAdmission.By by, List<Write> beside) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Check> check = checks.apply(checkId);
      if (check.isEmpty()) {
        return tries > 0;
      }
      if (tables.write(writes(check.get(), by, beside)) instanceof Written.Done()) {
        return true;
      }
    }
    throw new IllegalStateException("A check that changes all the time");
  }

  private List<Write> writes(Check check, ErasedAdmission.By by, List<Write> beside) {
    Instant now = clock.instant();
    Job job =
        jobs.job(Job.erasureId(check.id()))
            .map(waiting -> waiting.postponed(now))
            // Checks of the first version have none.
            .orElseGet(() -> Job.erasure(check, now));
    List<Write> writes = new ArrayList<>(beside);
    writes.add(check.erase().write());
    writes.add(job.write());
    programme
        .admission(check.phaseId(), check.municipality().key())
        .filter(admission -> admission.checkId().equals(check.id()))
        .map(admission -> admission.erased(by, LocalDate.ofInstant(now, Phase.ZONE)))
        .ifPresent(erased -> writes.add(erased.write()));
    return writes;
  }
}
