package org.selbstcheck.app.store;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads of the table Jobs.
public final class Jobs {

  private final Tables tables;

  public Jobs(Tables tables) {
    this.tables = tables;
  }

  public Optional<Job> job(String jobId) {
    return tables.get(TableName.JOBS, Keys.job(jobId)).map(Job::fromItem);
  }

  /// Jobs by their ids; those that do not exist are missing.
  public Map<String, Job> jobs(List<String> jobIds) {
    Map<String, Job> jobs = new HashMap<>();
    List<Key> keys = jobIds.stream().distinct().map(Keys::job).toList();
    for (int from = 0; from < keys.size(); from += Tables.MOST_READ) {
      List<Key> part = keys.subList(from, Math.min(keys.size(), from + Tables.MOST_READ));
      tables.get(TableName.JOBS, part).values().stream()
          .map(Job::fromItem)
          .forEach(job -> jobs.put(job.id(), job));
    }
    return jobs;
  }

  /// The latest jobs of one kind in a state.
  public List<Job> latest(Job.Kind kind, Job.State state, int limit) {
    return byState(state, EnumSet.of(kind), true, limit);
  }

  /// The jobs of a state that are due for the longest time.
  public List<Job> due(Job.State state, int limit) {
    return byState(state, EnumSet.allOf(Job.Kind.class), false, limit);
  }

  /// The jobs of one kind and state that are due for the longest time.
  public List<Job> due(Job.Kind kind, Job.State state, int limit) {
    return byState(state, EnumSet.of(kind), false, limit);
  }

  private List<Job> byState(Job.State state, Set<Job.Kind> kinds, boolean newestFirst, int limit) {
    Set<String> names = kinds.stream().map(Names::of).collect(Collectors.toSet());
    return tables.byState(Names.of(state), names, newestFirst, limit).stream()
        .map(Job::fromItem)
        .toList();
  }

  /// The id of the job whose item has this partition key, as a stream record names it.
  public static String idOf(String pk) {
    return pk.substring("JOB#".length());
  }
}
