package org.selbstcheck.instruments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.selbstcheck.contracts.ContractSchema;
import org.selbstcheck.contracts.Examples;
import org.selbstcheck.contracts.JsonText;

final class ScoreTest {

  @TempDir Path folder;
  private String instrument;
  private String selfCheck;

  @BeforeEach
  void writeExamples() throws IOException {
    instrument = write("instrument.yaml", Examples.bytes("instrument.yaml"));
    selfCheck = write("self-check.json", Examples.bytes("self-check.json"));
  }

  @Test
  void run_ofThePair_printsTheResultInOneLine() {
    Run run = run(instrument, selfCheck);
    assertThat(run.code).isZero();
    assertThat(run.err).isEmpty();
    assertThat(run.out).endsWith("}\n").hasLineCount(1);
    JsonNode result = Examples.value(JsonText.parse(run.out));
    assertThat(result).isEqualTo(Examples.json("result.json"));
    assertThat(ContractSchema.RESULT.problems(result)).isEmpty();
  }

  @Test
  void run_ofSeveralPairs_scoresTheGoodInOrderAndNamesTheBad() throws IOException {
    String broken = write("Größe 1.json", "{".getBytes(UTF_8));
    String draft = write("-draft.yaml", "id: x".getBytes(UTF_8));
    String partial = write("partial.json", Examples.selfCheck(it -> it.put("submitted", false)));
    Run run =
        run(
            instrument,
            broken,
            instrument,
            partial,
            draft,
            selfCheck,
            instrument,
            folder.resolve("missing.json").toString(),
            instrument,
            selfCheck);
    assertThat(run.code).isEqualTo(2);
    assertThat(run.out.lines().map(line -> Examples.value(JsonText.parse(line))))
        .extracting(result -> result.get("submitted").booleanValue())
        .containsExactly(false, true);
    assertThat(run.err.lines())
        .anySatisfy(line -> assertThat(line).startsWith(broken + ": line 1, column 2: "))
        .anySatisfy(line -> assertThat(line).startsWith(draft + ": (line 1): required"))
        .anySatisfy(line -> assertThat(line).endsWith("missing.json: whole document: no such file"))
        .allSatisfy(line -> assertThat(line).startsWith(folder.toString()));
  }

  @Test
  void run_withoutPairs_printsHowToCallIt() {
    for (String[] arguments : List.of(new String[0], new String[] {instrument})) {
      Run run = run(arguments);
      assertThat(run.code).isEqualTo(2);
      assertThat(run.out).isEmpty();
      assertThat(run.err).startsWith("Usage: score ").hasLineCount(1);
    }
  }

  @Test
  void run_ofThreeFiles_scoresNothing() {
    assertThat(run(instrument, selfCheck, instrument).out).isEmpty();
  }

  @Test
  void run_ofAFileOverFiveMegabytes_isRefused() throws IOException {
    byte[] padded = Arrays.copyOf(Examples.bytes("self-check.json"), Score.LARGEST_FILE);
    Arrays.fill(padded, Examples.bytes("self-check.json").length, padded.length, (byte) ' ');
    assertThat(run(instrument, write("just.json", padded)).code).isZero();
    byte[] larger = Arrays.copyOf(padded, padded.length + 1);
    larger[padded.length] = ' ';
    Run run = run(instrument, write("larger.json", larger));
    assertThat(run.code).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err).endsWith("larger.json: whole document: larger than 5 MB\n");
  }

  @Test
  void run_ofAFolderOrANameThatCannotBe_isRefused() {
    assertThat(run(instrument, folder.toString()).err).contains("cannot be read");
    assertThat(run("a\u0000b", selfCheck).err).contains("cannot be read").hasLineCount(1);
  }

  @Test
  void run_ofManyProblems_isCutShort() throws IOException {
    String many =
        write(
            "many.json",
            Examples.selfCheck(
                it ->
                    it.get("answers")
                        .forEach(
                            entry ->
                                ((ObjectNode) entry)
                                    .put("department", "no\none")
                                    .put("indicator", "nirgends"))));
    Run run = run(instrument, many);
    assertThat(run.err).hasLineCount(21).endsWith("more\n").contains("no\\u000Aone");
  }

  private record Run(int code, String out, String err) {}

  private static Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Score.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
    return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private String write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }
}
