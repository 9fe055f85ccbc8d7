package org.selbstcheck.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.objects.LinksContract;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.TablesContract;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.local.template.Trigger;
import org.selbstcheck.local.triggers.EventPattern;

/// What every server does that stands in for the platform's stores.
interface StoresContract extends TablesContract, LinksContract {

  Stores stores();

  @Override
  default Tables tables() {
    return stores().tables();
  }

  @Override
  default Objects objects() {
    return stores().objects();
  }

  private static Job job(String checkId) {
    return new Job(
        Job.scoringId(checkId, 1),
        Job.Kind.SCORING,
        Job.State.WAITING,
        checkId,
        new MunicipalityName("09762000", "Kaufbeuren"),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.parse("2026-05-04T10:00:00Z"),
        0,
        Optional.empty(),
        // Later than any run of this test: what is expired a server may remove.
        Instant.parse("2200-01-01T00:00:00Z"),
        0);
  }

  private Trigger.Stream trigger() {
    List<Trigger.Stream> triggers = stores().scoring().triggers(Trigger.Stream.class);
    assertThat(triggers).hasSize(1);
    return triggers.getFirst();
  }

  /// A consumer reads the partition key; the filter before it reads kind and state.
  @Test
  default void job_written_appearsInItsStreamAsItsConsumerReadsIt() throws Exception {
    Job job = job("stream-a");
    assertThat(tables().write(job.write())).isEqualTo(new Written.Done());

    List<JsonNode> events = stores().stream(trigger().table()).of("JOB#" + job.id(), 200);

    assertThat(events).hasSize(1);
    JsonNode event = events.getFirst();
    assertThat(event.path("eventName").asText()).isEqualTo("INSERT");
    assertThat(event.path("eventSource").asText()).isEqualTo("aws:dynamodb");
    assertThat(event.at("/dynamodb/StreamViewType").asText()).isEqualTo("NEW_IMAGE");
    assertThat(event.at("/dynamodb/SequenceNumber").asText()).isNotEmpty();
    assertThat(event.at("/dynamodb/NewImage/attempts/N").asText()).isEqualTo("0");
    assertThat(event.at("/dynamodb/OldImage").isMissingNode()).isTrue();
    assertThat(Jobs.idOf(event.at("/dynamodb/Keys/pk/S").asText())).isEqualTo(job.id());
    assertThat(wakes(event)).isTrue();
  }

  @Test
  default void job_takenAndWokenAgain_wakesItsConsumerOnlyWhileItWaits() throws Exception {
    Job waiting = job("stream-b");
    Instant now = waiting.dueAt();
    tables().write(waiting.write());
    Job running = waiting.written().taken(now);
    tables().write(running.write());
    Job woken = running.written().woken(now);
    assertThat(tables().write(woken.write())).isEqualTo(new Written.Done());
    // Once the last change is there, those before it are.
    tables().write(woken.written().done(now).write());

    String pk = "JOB#" + waiting.id();
    List<JsonNode> events = List.of();
    for (int tries = 0; tries < 200 && events.size() < 4; tries++) {
      Thread.sleep(50);
      events = stores().stream(trigger().table()).of(pk, 1);
    }

    assertThat(events)
        .extracting(event -> event.at("/dynamodb/NewImage/state/S").asText())
        .containsExactly("waiting", "running", "waiting", "done");
    assertThat(events)
        .extracting(event -> event.path("eventName").asText())
        .containsExactly("INSERT", "MODIFY", "MODIFY", "MODIFY");
    assertThat(events).extracting(this::wakes).containsExactly(true, false, true, false);
  }

  private boolean wakes(JsonNode event) {
    return trigger().filters().stream()
        .anyMatch(filter -> EventPattern.parse(filter).matches(event));
  }
}
