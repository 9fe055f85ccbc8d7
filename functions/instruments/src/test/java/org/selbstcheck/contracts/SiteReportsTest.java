package org.selbstcheck.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Commentary;
import org.selbstcheck.core.report.EarlierRound;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.report.Frozen;
import org.selbstcheck.core.report.ReportComposer;
import org.selbstcheck.core.report.ReportKind;
import org.selbstcheck.core.report.ReportMeta;
import org.selbstcheck.core.scoring.Scoring;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Holds the reports that the site's tests show, in `static-site/test/fixtures`, to what core
/// composes: those of the worked example to the letter, those of a whole check of a shipped
/// instrument in their build, so that a better word in a questionnaire breaks no test of the site.
///
/// They are written anew with `-Dsite.reports=write`.
final class SiteReportsTest {

  private static final Path FIXTURES = Path.of("../../static-site/test/fixtures");

  private static final LocalDate CREATED = LocalDate.of(2026, 11, 22);

  @Test
  void example_isWhatCoreComposes() throws IOException {
    Instrument instrument = Examples.instrument();
    SelfCheck selfCheck = selfCheck("self-check.json", instrument);

    String reports =
        reports(Frozen.of(instrument, selfCheck, Scoring.score(instrument, selfCheck)));

    assertThat(kept("reports-example.json", reports)).isEqualTo(reports);
  }

  @Test
  void full_isBuiltAsCoreBuildsIt() throws IOException {
    Instrument instrument =
        new InstrumentCatalogue()
            .load(new InstrumentVersion("weltoffene-kommune", 1))
            .orElseThrow();
    SelfCheck selfCheck = selfCheck("self-check-full.json", instrument);
    SelfCheck before = earlier(selfCheck);
    Commentary commentary =
        new Commentary(
            1,
            CREATED,
            Optional.of("Der Anfang ist gemacht.\nJetzt kommt es auf die Zuständigkeiten an."),
            Map.of(
                instrument.fields().getFirst().id(),
                "Ein neuer Beschluss würde hier vieles leichter machen."),
            true);

    String reports =
        reports(
            new Frozen(
                instrument,
                selfCheck,
                Scoring.score(instrument, selfCheck),
                Optional.of(
                    new EarlierRound(1, instrument, before, Scoring.score(instrument, before))),
                Optional.of(commentary)));

    assertThat(build(kept("reports-full.json", reports))).isEqualTo(build(reports));
  }

  /// Every report that a page asks for, by kind, tone and edition.
  private static String reports(Frozen frozen) {
    String municipality = frozen.selfCheck().municipality().orElseThrow().name();
    ReportMeta meta = new ReportMeta(municipality, "Runde 2026", CREATED, 1);
    Map<String, String> reports = new TreeMap<>();
    for (Tone tone : Tone.values()) {
      for (Edition edition : Edition.values()) {
        for (ReportKind kind : kinds(edition)) {
          reports.put(
              "%s/%s/%s"
                  .formatted(
                      ContractWords.of(kind), ContractWords.of(tone), ContractWords.of(edition)),
              new String(
                  JsonText.write(
                      json ->
                          ReportJson.write(
                              ReportComposer.compose(kind, frozen, tone, edition, meta), json)),
                  UTF_8));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    reports.forEach((name, report) -> lines.add("\"%s\":%s".formatted(name, report)));
    return "{\n" + String.join(",\n", lines) + "\n}\n";
  }

  /// What goes to council and press is copied from the public edition only.
  private static EnumSet<ReportKind> kinds(Edition edition) {
    return switch (edition) {
      case PUBLIC -> EnumSet.of(ReportKind.REPORT, ReportKind.COUNCIL, ReportKind.PRESS);
      case INTERNAL -> EnumSet.of(ReportKind.REPORT);
    };
  }

  /// The same municipality before: every other level one lower.
  private static SelfCheck earlier(SelfCheck now) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : now.entries()) {
      boolean lower =
          entries.size() % 2 == 0
              && entry.answer().orElse(null) instanceof Answer.Level(int level)
              && level > 0;
      entries.add(lower ? oneLower(entry) : entry);
    }
    return new SelfCheck(
        now.instrument(),
        now.municipality(),
        now.scope(),
        now.round(),
        now.departments(),
        now.responsible(),
        entries,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        true,
        Optional.of(LocalDate.of(2024, 5, 15)));
  }

  private static Entry oneLower(Entry entry) {
    int level = ((Answer.Level) entry.answer().orElseThrow()).level();
    return Entry.of(entry.department(), entry.indicator(), new Answer.Level(level - 1));
  }

  private static SelfCheck selfCheck(String name, Instrument instrument) throws IOException {
    return Examples.value(
        SelfCheckReader.read(Files.readAllBytes(FIXTURES.resolve(name)), instrument));
  }

  private static String kept(String name, String reports) throws IOException {
    Path file = FIXTURES.resolve(name);
    if ("write".equals(System.getProperty("site.reports"))) {
      Files.writeString(file, reports);
    }
    return Files.readString(file);
  }

  /// Everything but words and pictures: ids, kinds of blocks, how many of what.
  private static String build(String reports) {
    StringBuilder build = new StringBuilder();
    describe(Examples.value(JsonText.parse(reports)), "", build);
    return build.toString();
  }

  private static void describe(JsonNode node, String name, StringBuilder build) {
    build.append(name).append(' ');
    if (node instanceof TextNode text
        && (name.equals("id") || name.equals("type") || name.equals("indicator"))) {
      build.append(text.asText());
    }
    node.properties().forEach(member -> describe(member.getValue(), member.getKey(), build));
    if (node.isArray()) {
      node.forEach(element -> describe(element, "", build));
      build.append('\n');
    }
  }
}
