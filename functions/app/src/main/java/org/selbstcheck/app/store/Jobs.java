package org.selbstcheck.app.store;

import java.time.LocalDate;
import java.util.Comparator;
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
    tables.all(TableName.JOBS, jobIds.stream().map(Keys::job).toList()).values().stream()
        .map(Job::fromItem)
        .forEach(job -> jobs.put(job.id(), job));
    return jobs;
  }

  /// The jobs that were made for a check's submissions and documents, and its mails.
  ///
  /// @param today the day that it is
  public List<Job> ofCheck(String checkId, LocalDate today) {
    Checks checks = new Checks(tables);
    // One that was taken away only the log still knows.
    Stream<String> departments =
        Stream.concat(
            checks.departments(checkId).stream().map(Unit::id),
            checks.log(checkId).stream().flatMap(entry -> entry.department().stream()));
    return Stream.concat(
            items(checkId).map(Job::fromItem),
            mails(checkId, departments.distinct().toList(), today).stream())
        .toList();
  }

  /// The mails to departments of a check, waiting or done, of which something is kept; the oldest
  /// first.
  ///
  /// @param departments their ids
  /// @param today the day that it is
  public List<Job> mails(String checkId, List<String> departments, LocalDate today) {
    List<String> ids =
        departments.stream()
            .flatMap(id -> Job.mailDays(today).map(day -> Job.mailId(checkId, id, day)))
            .toList();
    return jobs(ids).values().stream()
        .sorted(Comparator.comparing(Job::dueAt).thenComparing(Job::id))
        .toList();
  }

  /// What has to be written so that the jobs of its submissions and documents end with the check;
  /// mails end by themselves.
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
