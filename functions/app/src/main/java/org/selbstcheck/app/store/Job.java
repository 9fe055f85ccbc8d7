package org.selbstcheck.app.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Edition;

/// Something to be done for a check, mostly for one of its submissions, or for a phase.
///
/// @param id made of what the job is for, so that the same request makes no second job
/// @param dueAt when it may be taken (waiting), when the lease ends (running), or when it ended
/// @param attempts how often it was taken
/// @param reason why the last attempt failed, German
/// @param checkId empty text where it is for a phase
/// @param municipality both texts empty where it is for a phase
/// @param submission 0 where it is for none
/// @param document what a report job makes
/// @param mail what a mail job sends
/// @param archive which of its phase an archive job makes
public record Job(
    String id,
    Kind kind,
    State state,
    String checkId,
    MunicipalityName municipality,
    int submission,
    Optional<Rendering> document,
    Optional<Mail> mail,
    Optional<String> archive,
    Instant dueAt,
    int attempts,
    Optional<String> reason,
    Instant expiresAt,
    long revision) {

  /// Who does it.
  public enum Kind {
    SCORING,
    REPORT,
    /// Puts all that was released in a phase into one file; the function that makes reports does
    /// it.
    ARCHIVE,
    /// Finishes a submission that was begun; nobody is woken for it, housekeeping does it once it
    /// is overdue.
    CLOSING,
    /// Sends one mail to a department; housekeeping does it.
    MAIL,
    /// Makes the snapshot of a phase's comparison; it is for no check and no municipality.
    SNAPSHOT,
    /// Carries a change of a phase to its checks; housekeeping does it.
    PHASE,
    /// Takes a check away whose retention is over or that was erased before; housekeeping does it.
    ERASURE
  }

  /// waiting → running → done or failed; back to waiting while attempts are left.
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  /// A mail without any link in it. The address stays with the department, so that it is the one of
  /// the moment of sending.
  ///
  /// @param department to whose contact it goes
  public record Mail(String department, String subject, String text) {}

  /// How often a job is tried before it has failed.
  public static final int MOST_ATTEMPTS = 3;

  /// How long a consumer may work on a job before somebody else may take it: longer than the
  /// longest timeout of a consumer.
  public static final Duration LEASE = Duration.ofMinutes(5);

  /// How long a submission may be under way before housekeeping finishes it: longer than a request
  /// lives.
  private static final Duration CLOSING_GRACE = Duration.ofMinutes(2);

  /// The id of the job that scores a submission.
  public static String scoringId(String checkId, int submission) {
    return "scoring." + checkId + "." + submission;
  }

  /// The id of the job that mails a reminder; there is at most one a day and department.
  public static String mailId(String checkId, String department, LocalDate on) {
    return "mail." + checkId + "." + department + "." + on;
  }

  /// The days on which mails were ordered of which something may still be kept.
  static Stream<LocalDate> mailDays(LocalDate today) {
    return today.minusDays(MAIL_LIFE.toDays()).datesUntil(today.plusDays(1));
  }

  /// The id of the job that finishes a submission.
  public static String closingId(String checkId, int submission) {
    return "closing." + checkId + "." + submission;
  }

  /// The id of the job that makes a document.
  public static String reportId(String checkId, String documentId) {
    return "report." + checkId + "." + documentId;
  }

  /// The id of the job that puts an archive together.
  public static String archiveId(String phaseId, String archiveId) {
    return ARCHIVE_ID + phaseId + "." + archiveId;
  }

  /// The id of the job that takes a check away; there is one per check.
  public static String erasureId(String checkId) {
    return "erasure." + checkId;
  }

  private static final String ARCHIVE_ID = "archive.";
  private static final String SNAPSHOT_ID = "snapshot.";
  private static final String PHASE_ID = "phase.";
  private static final MunicipalityName NOBODY = new MunicipalityName("", "");

  /// The id of the job that makes a snapshot.
  ///
  /// @param day on which the phase closed, or on which another snapshot was asked for: there is at
  ///   most one a day
  public static String snapshotId(String phaseId, LocalDate day) {
    return SNAPSHOT_ID + phaseId + "." + day;
  }

  /// The id of the job that carries changes of a phase to its checks; there is one per phase.
  public static String phaseJobId(String phaseId) {
    return PHASE_ID + phaseId;
  }

  /// The phase that a job is for as a whole; empty for other jobs. Ids of phases hold no dot.
  public Optional<String> phaseId() {
    return switch (kind) {
      case PHASE -> Optional.of(id.substring(PHASE_ID.length()));
      case SNAPSHOT -> Optional.of(id.substring(SNAPSHOT_ID.length(), id.lastIndexOf('.')));
      case ARCHIVE -> Optional.of(id.substring(ARCHIVE_ID.length(), id.lastIndexOf('.')));
      case SCORING, REPORT, CLOSING, MAIL, ERASURE -> Optional.empty();
    };
  }

  /// How long the job that takes a check away may itself be late.
  private static final Period ERASURE_LIFE = Period.ofYears(1);

  /// How long a mail's text is kept.
  private static final Duration MAIL_LIFE = Duration.ofDays(30);

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  public static Job scoring(Check check, int submission, Instant now) {
    return ofCheck(
        scoringId(check.id(), submission),
        Kind.SCORING,
        check,
        submission,
        Optional.empty(),
        Optional.empty(),
        now,
        check.expiresAt());
  }

  public static Job closing(Check check, int submission, Instant now) {
    return ofCheck(
        closingId(check.id(), submission),
        Kind.CLOSING,
        check,
        submission,
        Optional.empty(),
        Optional.empty(),
        now.plus(CLOSING_GRACE),
        check.expiresAt());
  }

  public static Job report(Check check, Document document, Instant now) {
    return ofCheck(
        reportId(check.id(), document.id()),
        Kind.REPORT,
        check,
        document.submission(),
        Optional.of(document.rendering()),
        Optional.empty(),
        now,
        check.expiresAt());
  }

  /// Puts an archive together.
  ///
  /// @param revision of the job that did the same before; 0 if there was none
  public static Job archive(PhaseArchive archive, Instant now, long revision) {
    return ofPhase(
        archiveId(archive.phaseId(), archive.id()),
        Kind.ARCHIVE,
        Optional.of(archive.id()),
        now,
        archive.expiresAt(),
        revision);
  }

  /// A mail to a department, at most one a day and department.
  public static Job mail(Check check, Mail mail, LocalDate on, Instant now) {
    return ofCheck(
        mailId(check.id(), mail.department(), on),
        Kind.MAIL,
        check,
        0,
        Optional.empty(),
        Optional.of(mail),
        now,
        earlier(check.expiresAt(), now.plus(MAIL_LIFE)));
  }

  /// Makes a snapshot of a phase's comparison.
  ///
  /// @param day as in [#snapshotId]
  public static Job snapshot(Phase phase, LocalDate day, Instant now) {
    return ofPhase(
        snapshotId(phase.id(), day), Kind.SNAPSHOT, Optional.empty(), now, phase.expiresAt(), 0);
  }

  /// Carries a change of a phase to its checks.
  public static Job phase(Phase phase, Instant now) {
    return ofPhase(phaseJobId(phase.id()), Kind.PHASE, Optional.empty(), now, phase.expiresAt(), 0);
  }

  private static Job ofPhase(
      String id,
      Kind kind,
      Optional<String> archive,
      Instant now,
      Instant expiresAt,
      long revision) {
    return waiting(
        id,
        kind,
        "",
        NOBODY,
        0,
        Optional.empty(),
        Optional.empty(),
        archive,
        now,
        expiresAt,
        revision);
  }

  /// Takes the check away at the end of its retention.
  public static Job erasure(Check check) {
    return erasure(check, check.expiresAt());
  }

  /// Takes the check away.
  ///
  /// @param dueAt when
  public static Job erasure(Check check, Instant dueAt) {
    return erasure(check.id(), check.municipality(), dueAt, check.expiresAt());
  }

  /// Takes away what is left in the bucket of a check that nobody knows any more.
  public static Job erasureOfRemains(String checkId, Instant dueAt) {
    return erasure(checkId, new MunicipalityName("", "unbekannt"), dueAt, dueAt);
  }

  /// @param end of the check
  private static Job erasure(
      String checkId, MunicipalityName municipality, Instant dueAt, Instant end) {
    return waiting(
        erasureId(checkId),
        Kind.ERASURE,
        checkId,
        municipality,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        dueAt,
        ZonedDateTime.ofInstant(end, Phase.ZONE).plus(ERASURE_LIFE).toInstant(),
        0);
  }

  private static Job ofCheck(
      String id,
      Kind kind,
      Check check,
      int submission,
      Optional<Rendering> document,
      Optional<Mail> mail,
      Instant dueAt,
      Instant expiresAt) {
    return waiting(
        id,
        kind,
        check.id(),
        check.municipality(),
        submission,
        document,
        mail,
        Optional.empty(),
        dueAt,
        expiresAt,
        0);
  }

  private static Job waiting(
      String id,
      Kind kind,
      String checkId,
      MunicipalityName municipality,
      int submission,
      Optional<Rendering> document,
      Optional<Mail> mail,
      Optional<String> archive,
      Instant dueAt,
      Instant expiresAt,
      long revision) {
    return new Job(
        id,
        kind,
        State.WAITING,
        checkId,
        municipality,
        submission,
        document,
        mail,
        archive,
        dueAt,
        0,
        Optional.empty(),
        expiresAt,
        revision);
  }

  /// Whether a consumer may take it now: it waits and is due, or whoever took it let the lease run
  /// out; and what it is for has not been erased meanwhile.
  public boolean takeable(Instant now) {
    return (state == State.WAITING || state == State.RUNNING)
        && !now.isBefore(dueAt)
        && !expired(now);
  }

  /// Whether its check's retention is over; then it does not exist any more.
  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public Job taken(Instant now) {
    return with(State.RUNNING, now.plus(LEASE), attempts + 1, reason);
  }

  public Job done(Instant now) {
    return with(State.DONE, now, attempts, Optional.empty());
  }

  /// After a failed attempt: waits, or has failed for good. The first wait is none, since most
  /// failures pass at once and the write itself wakes the consumer; later ones end with the next
  /// round of housekeeping.
  public Job afterFailure(String reason, boolean worthRetrying, Instant now) {
    if (!worthRetrying || attempts >= MOST_ATTEMPTS) {
      return with(State.FAILED, now, attempts, Optional.of(reason));
    }
    Duration wait = attempts <= 1 ? Duration.ZERO : Duration.ofMinutes(1L << attempts);
    return with(State.WAITING, now.plus(wait), attempts, Optional.of(reason));
  }

  /// Nothing to be done before `dueAt`.
  public Job postponed(Instant dueAt) {
    return with(State.WAITING, dueAt, 0, Optional.empty());
  }

  /// The job as its check or phase ends now.
  public Job endingWith(Job other) {
    return copy(state, mail, dueAt, attempts, reason, other.expiresAt, revision);
  }

  /// Still to be done; writing it wakes the consumer.
  public Job woken(Instant now) {
    return with(State.WAITING, now, attempts, reason);
  }

  /// This job once its write is done.
  public Job written() {
    return copy(state, mail, dueAt, attempts, reason, expiresAt, revision + 1);
  }

  /// Begins anew, as an administrator asked.
  public Job again(Instant now) {
    return with(State.WAITING, now, 0, Optional.empty());
  }

  private Job with(State state, Instant dueAt, int attempts, Optional<String> reason) {
    boolean over = state == State.DONE || state == State.FAILED;
    // Once nobody will send it, its text is nobody's business.
    Optional<Mail> kept = over ? Optional.empty() : mail;
    return copy(state, kept, dueAt, attempts, reason, expiresAt, revision);
  }

  private Job copy(
      State state,
      Optional<Mail> mail,
      Instant dueAt,
      int attempts,
      Optional<String> reason,
      Instant expiresAt,
      long revision) {
    return new Job(
        id,
        kind,
        state,
        checkId,
        municipality,
        submission,
        document,
        mail,
        archive,
        dueAt,
        attempts,
        reason,
        expiresAt,
        revision);
  }

  public Write write() {
    Item item =
        Item.of(Keys.job(id))
            .with("kind", Names.of(kind))
            .with("state", Names.of(state))
            .with("checkId", checkId)
            .with("municipalityKey", municipality.key())
            .with("municipalityName", municipality.name())
            .with("submission", submission)
            .with("dueAt", dueAt.toString())
            .with("attempts", attempts)
            .with("reason", reason)
            // For whoever reads items without knowing their ids.
            .with("phaseId", phaseId())
            .with("archiveId", archive)
            .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
    if (document.isPresent()) {
      item =
          item.with("documentKind", Names.of(document.get().kind()))
              .with("tone", Names.of(document.get().tone()))
              .with("edition", Names.of(document.get().edition()))
              .withNumber(Rendering.COMMENTARY, document.get().commentary())
              .withNumber(Rendering.EARLIER_ROUND, document.get().earlierRound());
    }
    if (mail.isPresent()) {
      item =
          item.with("department", mail.get().department())
              .with("subject", mail.get().subject())
              .with("text", mail.get().text());
    }
    return new Write.Put(TableName.JOBS, item, Condition.unchanged(revision));
  }

  public Write removal() {
    return Write.removal(TableName.JOBS, Keys.job(id), revision);
  }

  static Job fromItem(Item item) {
    return new Job(
        item.key().pk().substring("JOB#".length()),
        Names.stored(Kind.class, item.required("kind")),
        Names.stored(State.class, item.required("state")),
        item.required("checkId"),
        new MunicipalityName(item.required("municipalityKey"), item.required("municipalityName")),
        item.number("submission").orElseThrow().intValue(),
        item.text("documentKind")
            .map(
                kind ->
                    new Rendering(
                        Names.stored(Document.Kind.class, kind),
                        Names.stored(Tone.class, item.required("tone")),
                        Names.stored(Edition.class, item.required("edition")),
                        item.number(Rendering.COMMENTARY).map(Long::intValue),
                        item.number(Rendering.EARLIER_ROUND).map(Long::intValue))),
        item.text("department")
            .map(to -> new Mail(to, item.required("subject"), item.required("text"))),
        item.text("archiveId"),
        Instant.parse(item.required("dueAt")),
        item.number("attempts").orElse(0L).intValue(),
        item.text("reason"),
        Instant.ofEpochSecond(item.number(Item.EXPIRES_AT).orElse(0L)),
        item.revision());
  }
}
