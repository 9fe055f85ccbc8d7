package org.selbstcheck.local.triggers;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a schedule of the template is due.
sealed interface ScheduleExpression {
  /// The first moment after `moment`.
  Instant next(Instant moment);

  /// Reads an expression of the scheduler.
  ///
  /// @throws IllegalArgumentException if it is none or has a part that is not known here
  static ScheduleExpression parse(String text, ZoneId zone) {
    Matcher rate = Rate.FORM.matcher(text);
    if (rate.matches()) {
      long amount = Long.parseLong(rate.group(1));
      ChronoUnit unit =
          switch (rate.group(2)) {
            case "minute" -> ChronoUnit.MINUTES;
            case "hour" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
          };
      if (amount > 0) {
        return new Rate(Duration.of(amount, unit));
      }
    }
    Matcher cron = Cron.FORM.matcher(text);
    if (cron.matches()) {
      return Cron.parse(cron.group(1), zone);
    }
    throw new IllegalArgumentException("Unknown schedule: " + text);
  }

  /// In equal steps.
  record Rate(Duration step) implements ScheduleExpression {
    private static final Pattern FORM = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    @Override
    public Instant next(Instant moment) {
      return moment.plus(step);
    }
  }

  /// At minutes that fit six fields: minute, hour, day of month, month, day of week, year.
  record Cron(
      BitSet minutes,
      BitSet hours,
      BitSet days,
      BitSet months,
      BitSet weekdays,
      BitSet years,
      ZoneId zone)
      implements ScheduleExpression {
    private static final Pattern FORM = Pattern.compile("cron\\(([^)]+)\\)");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;
    private static final List<String> MONTHS = names(Month.values());

    /// The scheduler counts from Sunday, which is 1.
    private static final List<String> WEEKDAYS = weekdayNames();

    static Cron parse(String fields, ZoneId zone) {
      String[] parts = fields.strip().split("\\s+");
      if (parts.length != 6) {
        throw new IllegalArgumentException("Needs six fields: " + fields);
      }
      return new Cron(
          field(parts[0], 0, 59, List.of()),
          field(parts[1], 0, 23, List.of()),
          field(parts[2], 1, 31, List.of()),
          field(parts[3], 1, 12, MONTHS),
          field(parts[4], 1, 7, WEEKDAYS),
          field(parts[5], FIRST_YEAR, LAST_YEAR, List.of()),
          zone);
    }

    private static List<String> names(Enum<?>[] values) {
      List<String> names = new ArrayList<>();
      for (Enum<?> value : values) {
        names.add(value.name().substring(0, 3));
      }
      return names;
    }

    private static List<String> weekdayNames() {
      List<String> names = new ArrayList<>(List.of("SUN"));
      names.addAll(names(DayOfWeek.values()).subList(0, 6));
      return names;
    }

    private static BitSet field(String text, int first, int last, List<String> names) {
      var set = new BitSet();
      for (String part : text.toUpperCase(Locale.ROOT).split(",")) {
        String[] step = part.split("/", 2);
        int from = first;
        int to = last;
        if (!step[0].equals("*") && !step[0].equals("?")) {
          String[] range = step[0].split("-", 2);
          from = number(range[0], first, last, names);
          to =
              range.length == 2
                  ? number(range[1], first, last, names)
                  : step.length == 2 ? last : from;
        }
        int by = step.length == 2 ? number(step[1], 1, last, List.of()) : 1;
        for (int value = from; value <= to; value += by) {
          set.set(value);
        }
      }
      return set;
    }

    private static int number(String text, int first, int last, List<String> names) {
      int index = names.indexOf(text);
      try {
        int value = index >= 0 ? index + 1 : Integer.parseInt(text);
        if (value >= first && value <= last) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("Not known in a schedule: " + text, e);
      }
      throw new IllegalArgumentException("Out of range in a schedule: " + text);
    }

    @Override
    public Instant next(Instant moment) {
      ZonedDateTime time = moment.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
      while (time.getYear() <= LAST_YEAR) {
        if (!dayFits(time)) {
          time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
        } else if (!hours.get(time.getHour())) {
          time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        } else if (!minutes.get(time.getMinute())) {
          time = time.plusMinutes(1);
        } else {
          return time.toInstant();
        }
      }
      return Instant.MAX;
    }

    private boolean dayFits(ZonedDateTime time) {
      return years.get(time.getYear())
          && months.get(time.getMonthValue())
          && days.get(time.getDayOfMonth())
          && weekdays.get(time.getDayOfWeek().getValue() % 7 + 1);
    }
  }
}
