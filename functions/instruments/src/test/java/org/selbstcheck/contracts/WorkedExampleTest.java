package org.selbstcheck.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Scoring;

/// Method, section 11: the worked example, to the last digit.
final class WorkedExampleTest {

  private final Instrument instrument = Examples.instrument();
  private final SelfCheck selfCheck =
      Examples.value(SelfCheckReader.read(Examples.bytes("self-check.json"), instrument));
  private final Result result = Scoring.score(instrument, selfCheck);

  @Test
  void result_written_isTheExampleToTheLastDigit() {
    JsonNode written =
        Examples.value(JsonText.parse(JsonText.write(json -> ResultJson.write(result, json))));
    // Whole numbers are integers in both trees, so that 4.0 and 4 compare as numbers.
    assertThat(written).isEqualTo(Examples.json("result.json"));
  }

  @Test
  void result_read_isTheScored() {
    assertThat(ResultJson.read(Examples.json("result.json"))).isEqualTo(result);
  }

  @Test
  void examples_areValid() {
    assertThat(ContractSchema.SELF_CHECK.problems(Examples.json("self-check.json"))).isEmpty();
    assertThat(ContractSchema.RESULT.problems(Examples.json("result.json"))).isEmpty();
  }

  @Test
  void selfCheck_writtenAndRead_isTheSame() {
    byte[] written = JsonText.write(json -> SelfCheckJson.write(selfCheck, json));
    JsonNode document = Examples.value(JsonText.parse(written));
    assertThat(ContractSchema.SELF_CHECK.problems(document)).isEmpty();
    assertThat(SelfCheckJson.read(document)).isEqualTo(selfCheck);
  }
}
