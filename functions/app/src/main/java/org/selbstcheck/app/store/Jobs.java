package org.selbstcheck.app.store;

import java.util.List;
import java.util.Optional;

/// Reads of the table Jobs.
public final class Jobs {

  private final Tables tables;

  public Jobs(Tables tables) {
    this.tables = tables;
  }

  public Optional<Job> job(String jobId) {
    return tables.get(TableName.JOBS, Keys.job(jobId)).map(Job::fromItem);
  }

  /// The latest jobs of a state.
  public List<Job> latest(Job.State state, int limit) {
    return tables.byState(Names.of(state), true, limit).stream().map(Job::fromItem).toList();
  }

  /// The jobs of a state that are due for the longest time.
  public List<Job> due(Job.State state, int limit) {
    return tables.byState(Names.of(state), false, limit).stream().map(Job::fromItem).toList();
  }

  /// The id of the job whose item has this partition key, as a stream record names it.
  public static String idOf(String pk) {
    return pk.substring("JOB#".length());
  }
}
