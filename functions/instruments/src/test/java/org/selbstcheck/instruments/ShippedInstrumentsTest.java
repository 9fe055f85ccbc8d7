package org.selbstcheck.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.selbstcheck.contracts.ContractSchema;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// Every rule on every file that is shipped.
final class ShippedInstrumentsTest {

  private static final Path SOURCE = Path.of("src/main/resources/instruments");

  static Stream<Path> files() throws IOException {
    return CompileInstruments.files(SOURCE).stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void file_isAccepted(Path file) throws IOException {
    assertThat(InstrumentReader.read(Files.readAllBytes(file)))
        .isInstanceOf(Reading.Accepted.class);
  }

  @ParameterizedTest
  @MethodSource("files")
  void file_hasNoEditorialFindings(Path file) throws IOException {
    Path plan = file.resolveSibling("editorial.yaml");
    assertThat(
            EditorialLint.findings(
                read(file),
                Files.exists(plan)
                    ? EditorialPlan.read(Files.readAllBytes(plan))
                    : EditorialPlan.NONE))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void compiled_readBack_isTheSameInstrument(Path file) throws IOException {
    Instrument instrument = read(file);
    assertThat(new InstrumentCatalogue().load(instrument.version())).contains(instrument);
  }

  @ParameterizedTest
  @MethodSource("files")
  void compiled_isOfTheShapeOfTheContract(Path file) throws IOException {
    Reading<JsonNode> compiled = JsonText.parse(CompiledInstrument.write(read(file)));
    JsonNode document = ((Reading.Accepted<JsonNode>) compiled).value();
    assertThat(ContractSchema.INSTRUMENT.problems(document)).isEmpty();
  }

  @Test
  void catalogue_knowsExactlyTheShippedVersions() throws IOException {
    List<InstrumentVersion> inFiles = files().map(file -> readUnchecked(file).version()).toList();
    assertThat(new InstrumentCatalogue().versions())
        .containsExactlyInAnyOrderElementsOf(inFiles)
        .contains(
            new InstrumentVersion("integrierte-planung", 1),
            new InstrumentVersion("weltoffene-kommune", 1));
  }

  @Test
  void catalogue_askedForAnUnknownVersion_hasNone() {
    assertThat(new InstrumentCatalogue().load(new InstrumentVersion("weltoffene-kommune", 99)))
        .isEmpty();
  }

  @Test
  void catalogue_askedTwice_readsOnce() {
    InstrumentCatalogue catalogue = new InstrumentCatalogue();
    InstrumentVersion version = new InstrumentVersion("weltoffene-kommune", 1);
    assertThat(catalogue.load(version).orElseThrow())
        .isSameAs(catalogue.load(version).orElseThrow());
  }

  @Test
  void weltoffeneKommune_has108Indicators23KeyAnd16Short() {
    Instrument instrument =
        new InstrumentCatalogue()
            .load(new InstrumentVersion("weltoffene-kommune", 1))
            .orElseThrow();
    assertThat(instrument.fields()).hasSize(7);
    assertThat(instrument.indicators()).hasSize(108);
    assertThat(instrument.indicators()).filteredOn(Indicator::key).hasSize(23);
    assertThat(instrument.indicators()).filteredOn(Indicator::shortForm).hasSize(16);
    assertThat(instrument.outsideScale()).hasSize(5);
    assertThat(instrument.outsideGroups()).hasSize(5);
    assertThat(instrument.fields())
        .allSatisfy(field -> assertThat(field.outsideStatements()).hasSize(2));
  }

  @Test
  void integriertePlanung_has50Indicators16KeyAnd12Short_eachWithTheLevelItSpeaksOf() {
    Instrument instrument =
        new InstrumentCatalogue()
            .load(new InstrumentVersion("integrierte-planung", 1))
            .orElseThrow();
    assertThat(instrument.fields()).hasSize(6);
    assertThat(instrument.indicators()).hasSize(50);
    assertThat(instrument.indicators()).filteredOn(Indicator::key).hasSize(16);
    assertThat(instrument.indicators()).filteredOn(Indicator::shortForm).hasSize(12);
    assertThat(instrument.outsideScale()).hasSize(5);
    assertThat(instrument.outsideGroups()).hasSize(7);
    assertThat(instrument.fields())
        .allSatisfy(field -> assertThat(field.outsideStatements()).hasSize(2));
    assertThat(instrument.indicators())
        .allSatisfy(
            indicator ->
                assertThat(indicator.tags())
                    .hasSize(1)
                    .isSubsetOf("ebene-individuum", "ebene-organisation", "ebene-kommune"));
  }

  private static Instrument readUnchecked(Path file) {
    try {
      return read(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Instrument read(Path file) throws IOException {
    return ((Reading.Accepted<Instrument>) InstrumentReader.read(Files.readAllBytes(file))).value();
  }
}
