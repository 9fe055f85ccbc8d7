package org.selbstcheck.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/// Audit entries, append-only. They name role and unit, never a person, and the day, never the
/// time; the sort key holds the time only to keep the order.
public final class Audit {

  private Audit() {}

  /// An event of a check, erased with it.
  ///
  /// @param event what happened, such as `submitted`
  /// @param role who did it
  /// @param detail such as a department or a number; may be empty
  /// @param unique keeps two events of one moment apart
  public static Write ofCheck(
      Check check, String event, String role, String detail, Instant now, String unique) {
    return ofCheck(check, event, role, Optional.empty(), detail, now, unique);
  }

  /// An event of a check that concerns one department.
  public static Write ofCheck(
      Check check,
      String event,
      String role,
      Optional<String> department,
      String detail,
      Instant now,
      String unique) {
    return new Write.Put(
        TableName.CHECKS,
        Item.of(Keys.checkAudit(check.id(), now.toString(), unique))
            .with("event", event)
            .with("role", role)
            .with("department", department)
            .with("detail", detail)
            .with("on", LocalDate.ofInstant(now, Phase.ZONE).toString())
            .with(Item.EXPIRES_AT, check.expiresAt().getEpochSecond()),
        new Condition.Absent());
  }

  /// One entry of a check's log.
  ///
  /// @param department the one that it concerns
  /// @param detail such as a number; may be empty
  public record Entry(
      String event, String role, Optional<String> department, String detail, LocalDate on) {

    static Entry fromItem(Item item) {
      return new Entry(
          item.required("event"),
          item.required("role"),
          item.text("department"),
          item.text("detail").orElse(""),
          LocalDate.parse(item.required("on")));
    }
  }

  /// How many years an entry of administration is kept, counted from the end of its own: as long as
  /// a funding body may want to see how a grant was used (ANBest-P 6.8), and longer than what
  /// somebody could be liable for (three years, section 195 BGB, section 31 OWiG).
  private static final int YEARS = 5;

  /// An event of administration.
  ///
  /// @param detail parted by spaces: id of a phase, key of a municipality, what else there is;
  ///   nothing that anybody typed as text
  public static Write ofProgramme(String event, String detail, Instant now, String unique) {
    LocalDate day = LocalDate.ofInstant(now, Phase.ZONE);
    return new Write.Put(
        TableName.PROGRAMME,
        Item.of(Keys.audit(YearMonth.from(day).toString(), now.toString(), unique))
            .with("event", event)
            .with("role", "administrator")
            .with("account", Account.acting().map(Account::name))
            .with("detail", detail)
            .with("on", day.toString())
            .with(Item.EXPIRES_AT, end(day).getEpochSecond()),
        new Condition.Absent());
  }

  private static Instant end(LocalDate on) {
    return LocalDate.of(on.getYear() + YEARS + 1, 1, 1).atStartOfDay(Phase.ZONE).toInstant();
  }

  /// One entry of administration's log.
  ///
  /// @param account who did it, as far as that is known
  /// @param detail as it was written
  public record Act(String event, Optional<Account> account, String detail, LocalDate on) {

    /// Entries of the first version bear no end; it is the same.
    boolean expired(Instant now) {
      return !now.isBefore(end(on));
    }

    static Act fromItem(Item item) {
      return new Act(
          item.required("event"),
          item.text("account").map(Account::new),
          item.text("detail").orElse(""),
          LocalDate.parse(item.required("on")));
    }
  }
}
