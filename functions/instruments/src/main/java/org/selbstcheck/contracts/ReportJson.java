package org.selbstcheck.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.selbstcheck.core.report.Block;
import org.selbstcheck.core.report.Report;
import org.selbstcheck.core.report.Section;

/// A report as the page gets it: schema `Report` of `infrastructure/openapi.yaml`. Texts stay
/// plain; the page escapes them.
public final class ReportJson {

  private ReportJson() {}

  /// Writes the whole report as one object.
  public static void write(Report report, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", ContractWords.of(report.kind()));
    json.writeStringField("title", report.title());
    json.writeStringField("subtitle", report.subtitle());
    json.writeStringField("instrument", report.instrument());
    json.writeStringField("municipality", report.municipality());
    json.writeStringField("edition", ContractWords.of(report.edition()));
    json.writeStringField("tone", ContractWords.of(report.tone()));
    json.writeStringField("language", report.language());
    json.writeStringField("day", report.day().toString());
    json.writeNumberField("submission", report.submission());
    if (report.mark().isPresent()) {
      json.writeStringField("mark", report.mark().get());
    }
    writeSections(report.sections(), json);
    json.writeEndObject();
  }

  private static void writeSections(List<Section> sections, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("sections");
    for (Section section : sections) {
      json.writeStartObject();
      json.writeStringField("id", section.id());
      json.writeStringField("title", section.title());
      writeBlocks("blocks", section.blocks(), json);
      writeSections(section.sections(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeBlocks(String name, List<Block> blocks, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Block block : blocks) {
      json.writeStartObject();
      writeBlock(block, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeBlock(Block block, JsonGenerator json) throws IOException {
    switch (block) {
      case Block.Paragraph(String text) -> writeText("paragraph", text, json);
      case Block.Lead(String text) -> writeText("lead", text, json);
      case Block.Note(String text) -> writeText("note", text, json);
      case Block.Labelled(String label, String text) -> {
        json.writeStringField("type", "labelled");
        json.writeStringField("label", label);
        json.writeStringField("text", text);
      }
      case Block.Items(boolean numbered, List<String> items) -> {
        json.writeStringField("type", "items");
        json.writeBooleanField("numbered", numbered);
        JsonText.writeTexts("items", items, json);
      }
      case Block.Facts(List<Block.Fact> facts) -> writeFacts(facts, json);
      case Block.Table table -> writeTable(table, json);
      case Block.Figure figure -> {
        json.writeStringField("type", "figure");
        json.writeStringField("title", figure.title());
        json.writeStringField("description", figure.description());
        json.writeStringField("svg", figure.svg());
        json.writeNumberField("width", figure.width());
        json.writeNumberField("height", figure.height());
      }
      case Block.Entry entry -> {
        json.writeStringField("type", "entry");
        json.writeStringField("indicator", entry.indicator());
        json.writeStringField("statement", entry.statement());
        JsonText.writeTexts("marks", entry.marks(), json);
        json.writeStringField("status", entry.status());
        writeBlocks("body", entry.body(), json);
      }
    }
  }

  private static void writeText(String type, String text, JsonGenerator json) throws IOException {
    json.writeStringField("type", type);
    json.writeStringField("text", text);
  }

  private static void writeFacts(List<Block.Fact> facts, JsonGenerator json) throws IOException {
    json.writeStringField("type", "facts");
    json.writeArrayFieldStart("facts");
    for (Block.Fact fact : facts) {
      json.writeStartObject();
      json.writeStringField("name", fact.name());
      json.writeStringField("value", fact.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeTable(Block.Table table, JsonGenerator json) throws IOException {
    json.writeStringField("type", "table");
    json.writeStringField("caption", table.caption());
    json.writeArrayFieldStart("columns");
    for (Block.Column column : table.columns()) {
      json.writeStartObject();
      json.writeStringField("title", column.title());
      json.writeNumberField("share", column.share());
      json.writeBooleanField("numeric", column.numeric());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    for (List<String> row : table.rows()) {
      json.writeStartArray();
      for (String cell : row) {
        json.writeString(cell);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
