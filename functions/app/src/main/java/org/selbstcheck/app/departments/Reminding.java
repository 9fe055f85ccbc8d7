package org.selbstcheck.app.departments;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.store.Written;

/// Orders reminders to departments. Sending them is a job.
public final class Reminding {

  private final Tables tables;
  private final Clock clock;

  public Reminding(Tables tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /// Why a department gets no reminder.
  public enum Left {
    NO_CONTACT,
    /// One a day is enough.
    ALREADY_TODAY,
    CLOSED
  }

  /// To whom a reminder goes, and who gets none.
  public record Reminded(List<String> ordered, Map<String, Left> left) {
    public Reminded {
      ordered = List.copyOf(ordered);
      left = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(left));
    }
  }

  /// Orders one mail each.
  ///
  /// @param units departments of the check
  /// @param text plain text without any link
  public Reminded remind(Opened opened, List<Unit> units, String text) {
    Check check = opened.check();
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Phase.ZONE);
    List<String> ordered = new ArrayList<>();
    Map<String, Left> left = new LinkedHashMap<>();
    for (Unit unit : units) {
      if (unit.closed()) {
        left.put(unit.id(), Left.CLOSED);
      } else if (unit.contact().isEmpty()) {
        left.put(unit.id(), Left.NO_CONTACT);
      } else {
        String subject = "Erinnerung: Selbstcheck " + check.municipality().name();
        Job job = Job.mail(check, new Job.Mail(unit.id(), subject, text), today, now);
        if (tables.write(job.write()) instanceof Written.Done()) {
          ordered.add(unit.id());
        } else {
          left.put(unit.id(), Left.ALREADY_TODAY);
        }
      }
    }
    return new Reminded(ordered, left);
  }
}
