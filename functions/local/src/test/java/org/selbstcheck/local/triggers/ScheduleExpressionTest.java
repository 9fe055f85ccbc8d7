package org.selbstcheck.local.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.selbstcheck.local.template.Trigger;

class ScheduleExpressionTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate(15 minutes)            | 2026-11-22T10:07:00Z | 2026-11-22T10:22:00Z",
        "rate(1 hour)                | 2026-11-22T10:07:00Z | 2026-11-22T11:07:00Z",
        "rate(2 days)                | 2026-11-22T10:07:00Z | 2026-11-24T10:07:00Z",
        "cron(0 3 * * ? *)           | 2026-11-22T10:07:00Z | 2026-11-23T02:00:00Z",
        "cron(0/15 * * * ? *)        | 2026-11-22T10:07:30Z | 2026-11-22T10:15:00Z",
        "cron(30 6 ? * MON-FRI *)    | 2026-11-20T10:00:00Z | 2026-11-23T05:30:00Z",
        "cron(30 6 ? * 1,7 *)        | 2026-11-23T10:00:00Z | 2026-11-28T05:30:00Z",
        "cron(0 0 1 JAN ? 2028)      | 2026-11-23T10:00:00Z | 2027-12-31T23:00:00Z",
        "cron(0 3 28-31 FEB ? *)     | 2027-02-28T10:00:00Z | 2028-02-28T02:00:00Z",
      })
  void schedule_afterAMoment_isDueNext(String expression, Instant moment, Instant expected) {
    assertThat(ScheduleExpression.parse(expression.strip(), BERLIN).next(moment))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(0 minutes)",
        "rate(5 seconds)",
        "cron(0 3 * * ?)",
        "cron(0 25 * * ? *)",
        "cron(0 3 L * ? *)",
        "at(2026-11-22T10:00:00)",
        ""
      })
  void schedule_notUnderstood_fails(String expression) {
    assertThatThrownBy(() -> ScheduleExpression.parse(expression, BERLIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void event_withoutInput_isTheSchedulersOwn() throws Exception {
    var schedule =
        new Trigger.Schedule("Rate", "rate", "rate(1 hour)", BERLIN, Optional.empty(), true);

    JsonNode event =
        new ObjectMapper()
            .readTree(Schedules.event(schedule, Instant.parse("2026-11-22T10:00:00.123Z")));

    assertThat(event.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "version",
            "id",
            "detail-type",
            "source",
            "account",
            "time",
            "region",
            "resources",
            "detail");
    assertThat(event.path("source").asText()).isEqualTo("aws.scheduler");
    assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(event.path("time").asText()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(event.path("detail").asText()).isEqualTo("{}");
  }

  @Test
  void event_withInput_hasTheTimeInIt() {
    var schedule =
        new Trigger.Schedule(
            "Rate",
            "rate",
            "rate(1 hour)",
            BERLIN,
            Optional.of("{\"at\":\"<aws.scheduler.scheduled-time>\"}"),
            true);

    assertThat(Schedules.event(schedule, Instant.parse("2026-11-22T10:00:00Z")))
        .isEqualTo("{\"at\":\"2026-11-22T10:00:00Z\"}");
  }
}
