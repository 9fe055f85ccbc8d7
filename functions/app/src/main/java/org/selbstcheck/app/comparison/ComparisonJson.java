package org.selbstcheck.app.comparison;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.selbstcheck.app.comparison.Comparing.Seen;
import org.selbstcheck.app.comparison.Comparing.Shown;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.core.charts.CohortStrip;
import org.selbstcheck.core.comparison.Cohort;
import org.selbstcheck.core.comparison.CohortFigures;
import org.selbstcheck.core.comparison.Comparison.Beside;
import org.selbstcheck.core.comparison.Comparison.Line;
import org.selbstcheck.core.comparison.FieldFigures;
import org.selbstcheck.core.comparison.Snapshot;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Instrument;

/// What is answered of a comparison.
public final class ComparisonJson {

  /// The sentences without which no figure of a cohort is shown.
  public static final String WARNING =
      "Alle Werte sind Selbsteinschätzungen; niemand hat sie von außen geprüft. Hinter einer Gruppe"
          + " stehen nur wenige Kommunen, und wer mitmacht, ist keine Stichprobe. Der Vergleich zeigt,"
          + " worüber sich ein Gespräch lohnt. Er ist keine Rangliste und sagt nicht, wer besser"
          + " arbeitet.";

  private ComparisonJson() {}

  /// Schema `Comparison` of the API.
  public static void write(Seen seen, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("agreed", seen.agreed());
    if (seen.place().isPresent()) {
      json.writeStringField(
          "comparedWith",
          new Cohort(
                  seen.place().get().kind(),
                  seen.place().get().population(),
                  seen.place().get().population())
              .label());
    }
    switch (seen.shown()) {
      case Shown.Not(Comparing.Why why) -> json.writeStringField("state", Names.of(why));
      case Shown.There(Instrument instrument, Beside beside) -> {
        json.writeStringField("state", "shown");
        beside(instrument, beside, json);
      }
    }
    json.writeEndObject();
  }

  private static void beside(Instrument instrument, Beside beside, JsonGenerator json)
      throws IOException {
    json.writeStringField("warning", WARNING);
    json.writeStringField("cohort", beside.cohort().label());
    json.writeNumberField("minimum", beside.k());
    Map<String, String> titles = titles(instrument);
    json.writeArrayFieldStart("lines");
    for (Line line : beside.lines()) {
      json.writeStartObject();
      json.writeStringField("field", line.field());
      json.writeStringField("title", titles.getOrDefault(line.field(), line.field()));
      if (line.own().isPresent()) {
        json.writeNumberField("own", line.own().get());
      }
      figures("cohort", line.cohort(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("figure");
    json.writeStringField("title", CohortStrip.title());
    json.writeStringField("svg", CohortStrip.svg(instrument, beside, "vergleich-bild"));
    json.writeEndObject();
  }

  private static void figures(String name, Optional<FieldFigures> figures, JsonGenerator json)
      throws IOException {
    if (figures.isPresent()) {
      json.writeObjectFieldStart(name);
      SnapshotJson.figures(figures.get(), json);
      json.writeEndObject();
    }
  }

  /// All that is published of a phase, for the project team: the same figures that municipalities
  /// see, and no others. Schema `PublishedComparison` of the API.
  ///
  /// @param kept as [org.selbstcheck.app.store.ComparisonHead] keeps it
  /// @param instrument of the phase
  public static void writePublished(String kept, Instrument instrument, JsonGenerator json)
      throws IOException {
    Snapshot snapshot = SnapshotJson.read(kept);
    Map<String, String> titles = titles(instrument);
    json.writeStartObject();
    json.writeStringField("warning", WARNING);
    json.writeNumberField("number", snapshot.number());
    json.writeNumberField("minimum", snapshot.k());
    json.writeArrayFieldStart("cohorts");
    for (CohortFigures cohort : snapshot.cohorts()) {
      json.writeStartObject();
      json.writeStringField("cohort", cohort.cohort().label());
      json.writeArrayFieldStart("lines");
      for (FieldFigures figures : cohort.fields()) {
        json.writeStartObject();
        json.writeStringField("field", figures.field());
        json.writeStringField("title", titles.getOrDefault(figures.field(), figures.field()));
        figures("cohort", Optional.of(figures), json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static Map<String, String> titles(Instrument instrument) {
    return instrument.fields().stream().collect(Collectors.toMap(Field::id, Field::title));
  }
}
