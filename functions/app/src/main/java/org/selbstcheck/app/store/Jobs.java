package org.selbstcheck.app.store;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /// The jobs that were made for a check's submissions and documents. Mails end by themselves.
  public List<Job> ofCheck(String checkId) {
    return items(checkId).map(Job::fromItem).toList();
  }

  /// What has to be written so that they end with the check.
  public List<Write> datings(Check check) {
    return items(check.id())
        .flatMap(item -> Write.dating(TableName.JOBS, item, check.expiresAt()).stream())
        .toList();
  }

  private Stream<Item> items(String checkId) {
    Checks checks = new Checks(tables);
    Stream<String> ofSubmissions =
        checks.submissions(checkId).stream()
            .flatMap(
                submission ->
                    Stream.of(
                        Job.scoringId(checkId, submission.number()),
                        Job.closingId(checkId, submission.number())));
    Stream<String> ofDocuments =
        checks.documents(checkId).stream().map(document -> Job.reportId(checkId, document.id()));
    return Stream.concat(ofSubmissions, ofDocuments)
        .flatMap(id -> tables.get(TableName.JOBS, Keys.job(id)).stream());
  }

  /// The latest jobs of one kind in a state.
  public List<Job> latest(Job.Kind kind, Job.State state, int limit) {
    return byState(state, EnumSet.of(kind), true, limit);
  }

  /// The jobs of a state that are due for the longest time.
  public List<Job> due(Job.State state, int limit) {
    return byState(state, EnumSet.allOf(Job.Kind.class), false, limit);
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
