package org.selbstcheck.app.frozen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.selbstcheck.app.testbed.Testbed.indicator;
import static org.selbstcheck.app.testbed.Testbed.ok;
import static org.selbstcheck.app.testbed.TownHall.agreed;
import static org.selbstcheck.app.testbed.TownHall.disputed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.testbed.Testbed;
import org.selbstcheck.app.testbed.TownHall;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.contracts.SelfCheckReader;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Responsibility;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.answers.View;

/// The self-check that a submission freezes holds all that is released and agreed, and nothing
/// else.
class FreezingTest {

  private final Testbed bed = new Testbed();
  private final TownHall town = new TownHall(bed);
  private final String coordinator = town.coordinator;
  private final String jugend = town.department("jugend", "Jugendamt");

  @AfterEach
  void close() {
    bed.close();
  }

  private SelfCheck frozen() {
    SelfCheck selfCheck =
        FrozenCheck.freeze(
                new Checks(bed.stored).whole(town.check().id()), town.check(), Optional.empty())
            .selfCheck();
    assertThat(
            SelfCheckReader.read(
                JsonText.write(json -> SelfCheckJson.write(selfCheck, json)), Testbed.instrument()))
        .as("valid, and the same when it is read again")
        .isEqualTo(new Reading.Accepted<>(selfCheck));
    return selfCheck;
  }

  @Test
  void freeze_holdsWhatWasAgreedDisputedAimedAtAndWhoIsResponsible() {
    bed.save(jugend, indicator(0), "{\"level\": 1}");
    town.release("jugend");
    town.change("jugend", unit -> unit.responsibleFor(List.of(indicator(1), indicator(0))));
    town.openAgreement();
    ok(
        town.recording(
            coordinator, indicator(0), agreed(2, "Darum.", "jugend", "Nein."), "write-001", 0));
    ok(
        town.recording(
            coordinator,
            indicator(1),
            disputed("jugend", "Nein.", "koordination", "Ja."),
            "write-001",
            0));
    ok(town.recording(coordinator, indicator(2), agreed(2, "Doch nicht."), "write-001", 0));
    ok(town.recording(coordinator, indicator(2), "null", "write-002", 1));
    String topic = Testbed.instrument().fields().getFirst().topics().getFirst().id();
    ok(
        town.aims(
            coordinator,
            0,
            "[{\"indicator\": \"%s\", \"level\": 4}]".formatted(indicator(3)),
            "[\"" + topic + "\"]"));

    SelfCheck selfCheck = frozen();

    assertThat(selfCheck.round()).isEqualTo(1);
    assertThat(selfCheck.responsible())
        .containsExactlyInAnyOrder(
            new Responsibility(indicator(0), "jugend"), new Responsibility(indicator(1), "jugend"));
    assertThat(selfCheck.agreed())
        .containsExactly(
            new Agreement(
                indicator(0),
                new Answer.Level(2),
                "Darum.",
                List.of(new View("jugend", "Nein.")),
                Set.of(),
                List.of(
                    new Agreement.Before("koordination", Optional.empty()),
                    new Agreement.Before("jugend", Optional.of(new Answer.Level(1))))));
    assertThat(selfCheck.disputed())
        .containsExactly(
            new Disputed(
                indicator(1),
                List.of(new View("jugend", "Nein."), new View("koordination", "Ja."))));
    assertThat(selfCheck.targets()).containsExactly(new Target(indicator(3), 4));
    assertThat(selfCheck.focus()).containsExactly(topic);
  }

  @Test
  void freeze_ofADepartmentThatTookItsPartBack_keepsWhatItSaidInTheConversationAlone() {
    bed.save(jugend, indicator(0), "{\"notOurs\": \"Geheimnis\"}");
    town.release("jugend");
    town.openAgreement();
    ok(
        town.recording(
            coordinator, indicator(0), agreed(2, "Darum.", "jugend", "Nein."), "write-001", 0));
    town.change("jugend", unit -> unit.released(false));

    SelfCheck selfCheck = frozen();

    assertThat(selfCheck.entries()).isEmpty();
    assertThat(selfCheck.agreed().getFirst().before())
        .containsExactly(new Agreement.Before("koordination", Optional.empty()));
    assertThat(selfCheck.agreed().getFirst().minority()).hasSize(1);
    assertThat(selfCheck.departments())
        .extracting(Department::id)
        .containsExactly("koordination", "jugend");
  }

  @Test
  void freeze_ofADepartmentThatIsGone_keepsWhatItSaidInTheConversation() {
    town.openAgreement();
    ok(
        town.recording(
            coordinator,
            indicator(0),
            disputed("jugend", "Nein.", "koordination", "Ja."),
            "write-001",
            0));
    bed.stored.write(
        new Checks(bed.stored).department(town.check().id(), "jugend").orElseThrow().removal());

    SelfCheck selfCheck = frozen();

    assertThat(selfCheck.disputed().getFirst().views()).hasSize(2);
    assertThat(selfCheck.departments()).contains(new Department("jugend", "jugend", false, true));
  }

  @Test
  void frozenCheck_writtenAndRead_isTheSame() {
    bed.save(coordinator, indicator(0), "{\"level\": 1}");
    town.openAgreement();
    ok(town.recording(coordinator, indicator(0), agreed(2, "Darum."), "write-001", 0));
    FrozenCheck frozen =
        FrozenCheck.freeze(
            new Checks(bed.stored).whole(town.check().id()),
            town.check(),
            Optional.of(bed.clock.today()));

    assertThat(FrozenCheck.fromJson(frozen.toJson())).isEqualTo(frozen);
    assertThat(frozen.pointRevisions()).isEqualTo(Map.of(indicator(0), 1L));
  }

  @Test
  void frozenCheck_ofTheFirstVersion_isReadStill() {
    String first =
        """
        {"format": "selbstcheck-submission/1",
         "selfCheck": {"format": "selbstcheck/1", "instrument": {"id": "weltoffene-kommune", "version": 1},
                       "departments": [], "answers": []},
         "revisions": {"koordination#x": 2}, "noteRevisions": {}}""";

    FrozenCheck read = FrozenCheck.fromJson(first.getBytes(StandardCharsets.UTF_8));

    assertThat(read.revisions()).isEqualTo(Map.of("koordination#x", 2L));
    assertThat(read.pointRevisions()).isEmpty();
  }
}
