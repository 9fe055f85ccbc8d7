package org.selbstcheck.instruments.editorial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.selbstcheck.contracts.Examples;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.EditorialLint.Rule;

final class LintInstrumentsTest {

  private static final Spelling NO_SPELLING = Spelling.of(List.of(), "there-is-no-such-program");

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void run_onBothShippedInstruments_staysWithinTheBudgets() {
    assertThat(run("src/main/resources/instruments")).as(out.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8)).doesNotContain(": error: ").contains("LEFT OUT: German spell");
  }

  @Test
  void run_onAFileWithFindings_namesFileIdAndRuleAndReturns3() throws IOException {
    Path file = write("1/instrument.yaml", Examples.bytes("instrument.yaml"));
    assertThat(run(file.toString())).isEqualTo(3);
    assertThat(out.toString(UTF_8))
        .contains(file + ": error: st-haushalt: MISSING_ANCHOR: has no anchor for level 3");
  }

  @Test
  void run_withToleratedFindings_warnsUntilThereIsOneMore() throws IOException {
    Path file = write("1/instrument.yaml", Examples.bytes("instrument.yaml"));
    run(Budgets.shipped(), file.toString());
    Map<Rule, Integer> found = new EnumMap<>(Rule.class);
    for (Rule rule : Rule.values()) {
      found.put(rule, count(": error: [a-z-]+: " + rule + ": "));
    }
    assertThat(found.get(Rule.MISSING_HELP)).isPositive();

    out.reset();
    assertThat(run(tolerating(found), file.toString())).isZero();
    assertThat(out.toString(UTF_8))
        .contains(": warning: st-haushalt: MISSING_HELP: ", "all within the budgets");
    assertThat(count(": error: ")).isZero();

    out.reset();
    found.computeIfPresent(Rule.MISSING_HELP, (_, times) -> times - 1);
    assertThat(run(tolerating(found), file.toString())).isEqualTo(3);
    assertThat(count(": error: [a-z-]+: MISSING_HELP: "))
        .isEqualTo(found.getOrDefault(Rule.MISSING_HELP, 0) + 1);
    assertThat(count(": error: ")).isEqualTo(found.getOrDefault(Rule.MISSING_HELP, 0) + 1);
  }

  @Test
  void run_onAMissingFile_aRefusedOneOrAnEmptyFolder_returns2AndSaysWhy() throws IOException {
    assertThat(run(folder.resolve("missing.yaml").toString())).isEqualTo(2);
    assertThat(run(write("1/instrument.yaml", "id: 3".getBytes(UTF_8)).toString())).isEqualTo(2);
    assertThat(run(Files.createDirectory(folder.resolve("empty")).toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("missing.yaml: no such file", "1/instrument.yaml: ", "no instrument.yaml");
  }

  @Test
  void run_withoutArgumentsOrWithAnUnknownOption_returns2AndTheUsage() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("--nonsense")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("Usage: lint-instruments");
  }

  @Test
  void run_forFingerprints_printsThemAndNothingElse() throws IOException {
    Path file = write("1/instrument.yaml", Examples.bytes("instrument.yaml"));
    assertThat(run("--fingerprint", file.toString())).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualTo(Publication.fingerprint(Examples.instrument()) + "  " + file + "\n");
  }

  @Test
  void run_onAPublishedVersionThatChanged_findsTheFingerprint() throws IOException {
    byte[] published = Altered.yaml(document -> document.put("published", "2026-10-01"));
    Instrument instrument = Altered.instrument(document -> document.put("published", "2026-10-01"));
    Path file = write("1/instrument.yaml", published);
    write(
        "1/publication.yaml",
        ("fingerprint: " + Publication.fingerprint(instrument)).getBytes(UTF_8));
    run(file.toString());
    assertThat(out.toString(UTF_8)).doesNotContain("FINGERPRINT");

    write(
        "1/instrument.yaml",
        Altered.yaml(
            document -> {
              document.put("published", "2026-10-01");
              ((ObjectNode) document.at("/fields/0")).put("title", "Lenkung");
            }));
    assertThat(run(file.toString())).isEqualTo(3);
    assertThat(out.toString(UTF_8)).contains("error: beispiel: FINGERPRINT: has changed");
  }

  @Test
  void run_onASecondVersion_readsTheFirstBesideIt() throws IOException {
    write("1/instrument.yaml", Examples.bytes("instrument.yaml"));
    Path second = write("2/instrument.yaml", Altered.yaml(document -> document.put("version", 2)));
    write("2/publication.yaml", "fingerprint: sha256:00\nfollows: 1".getBytes(UTF_8));
    run(second.toString());
    assertThat(out.toString(UTF_8)).doesNotContain("MAPPING");

    Files.delete(folder.resolve("1/instrument.yaml"));
    run(second.toString());
    assertThat(out.toString(UTF_8)).contains("MAPPING: follows version 1, which is missing");
  }

  @Test
  void run_onKeyIndicatorsWithoutReason_andReasonsWithoutKey_namesBoth() throws IOException {
    Path file = write("1/instrument.yaml", Examples.bytes("instrument.yaml"));
    write("1/key-indicators.yaml", "st-haushalt: Darum.".getBytes(UTF_8));
    run(file.toString());
    assertThat(out.toString(UTF_8))
        .contains(
            "st-beschluss: KEY_REASON: is a key indicator without a reason",
            "st-haushalt: KEY_REASON: has a reason and is no key indicator");

    out.reset();
    write("1/key-indicators.yaml", "st-beschluss: Darum.".getBytes(UTF_8));
    run(file.toString());
    assertThat(out.toString(UTF_8)).doesNotContain("st-beschluss: KEY_REASON");
  }

  @Test
  void run_onABrokenFileBesideTheQuestionnaire_returns2() throws IOException {
    Path file = write("1/instrument.yaml", Examples.bytes("instrument.yaml"));
    write("1/publication.yaml", "follows: 1".getBytes(UTF_8));
    assertThat(run(file.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("Member is missing: fingerprint");
  }

  private static Budgets tolerating(Map<Rule, Integer> findings) {
    Budgets shipped = Budgets.shipped();
    return new Budgets(
        shipped.texts(),
        shipped.measuredWords(),
        shipped.repeats(),
        shipped.forbidden(),
        findings.entrySet().stream()
            .map(it -> new Budgets.Tolerated("beispiel", it.getKey(), it.getValue()))
            .toList());
  }

  private int count(String pattern) {
    return (int) Pattern.compile(pattern).matcher(out.toString(UTF_8)).results().count();
  }

  private int run(String... arguments) {
    return run(Budgets.shipped(), arguments);
  }

  private int run(Budgets budgets, String... arguments) {
    return LintInstruments.run(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        budgets,
        NO_SPELLING,
        arguments);
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }
}
