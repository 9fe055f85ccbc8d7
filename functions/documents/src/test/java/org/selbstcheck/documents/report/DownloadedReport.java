package org.selbstcheck.documents.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.documents.pdf.PdfUa;

/// Checks a report that was downloaded from a running system: that it is PDF/UA-1, and that its
/// text carries the numbers of the result and the municipality's own statement. Called by
/// `infrastructure/test/whole-way.sh` with the PDF, the result as JSON and the statement as text;
/// ends with 1 and the reasons if something is missing.
final class DownloadedReport {

  private DownloadedReport() {}

  public static void main(String[] files) throws Exception {
    byte[] pdf = Files.readAllBytes(Path.of(files[0]));
    List<String> wrong = new ArrayList<>(PdfUa.violations(pdf));
    String text;
    try (PDDocument document = Loader.loadPDF(pdf)) {
      text = new PDFTextStripper().getText(document);
    }
    JsonNode result =
        switch (JsonText.parse(Files.readAllBytes(Path.of(files[1])))) {
          case Reading.Accepted<JsonNode>(JsonNode node) -> node;
          case Reading.Refused<JsonNode> refused ->
              throw new IllegalArgumentException("No JSON: " + refused.problems());
        };
    String statement = Files.readString(Path.of(files[2])).strip();
    if (!text.replaceAll("\\s+", " ").contains(statement)) {
      wrong.add("The own statement is missing: " + statement);
    }
    int numbers = 0;
    for (JsonNode field : result.path("fields")) {
      for (String name : List.of("score", "coverage", "low", "high")) {
        String shown = shown(field.path(name).decimalValue());
        numbers++;
        if (!text.contains(shown)) {
          wrong.add(name + " of " + field.path("id").asText() + " is missing: " + shown);
        }
      }
    }
    System.out.println(
        pdf.length + " bytes, " + numbers + " numbers looked for, " + wrong.size() + " findings");
    wrong.forEach(System.err::println);
    System.exit(wrong.isEmpty() && numbers > 0 ? 0 : 1);
  }

  private static String shown(BigDecimal value) {
    return value.setScale(1).toPlainString().replace('.', ',');
  }
}
