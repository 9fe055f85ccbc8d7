package org.selbstcheck.documents.forms;

import static org.selbstcheck.core.charts.XmlText.escaped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.charts.XmlText;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Topic;
import org.selbstcheck.core.report.AnswerWords;
import org.selbstcheck.documents.pdf.AccessiblePdf;

/// The questionnaire to be printed and filled by hand, as PDF/UA-1. What the answers mean stands
/// once, on the first page; each statement takes as little room as a hand needs.
public final class PaperForm {

  private final AccessiblePdf pdf;
  private final String styleSheet;

  public PaperForm(AccessiblePdf pdf) {
    this.pdf = pdf;
    try (InputStream in = PaperForm.class.getResourceAsStream("paper-form.css")) {
      if (in == null) {
        throw new IllegalStateException("Style sheet missing from the program");
      }
      this.styleSheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Style sheet cannot be read", e);
    }
  }

  /// The form as a PDF file.
  ///
  /// @param day the document's day of creation
  public byte[] render(Part part, DataBlock block, LocalDate day) {
    return pdf.render(html(part, block), day);
  }

  private String html(Part part, DataBlock block) {
    Instrument instrument = part.instrument();
    StringBuilder out = new StringBuilder(128 * 1024);
    String title = part.title() + " – " + part.edition();
    out.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
        .append(escaped(instrument.language()))
        .append("\"><head><title>")
        .append(escaped(title))
        .append("</title><meta name=\"subject\" content=\"")
        .append(escaped(title))
        .append("\"/><meta name=\"author\" content=\"Selbstcheck\"/><style>")
        .append(styleSheet)
        .append(
            "</style><bookmarks><bookmark name=\"So antworten Sie\" href=\"#antworten\"/><bookmark name=\"Datenschutz\" href=\"#datenschutz\"/>");
    for (Field field : part.fields()) {
      out.append("<bookmark name=\"")
          .append(escaped(field.title()))
          .append("\" href=\"#")
          .append(escaped(field.id()))
          .append("\"/>");
    }
    out.append("</bookmarks></head><body><div class=\"foot-left\">")
        .append(escaped(part.edition()))
        .append("</div>");
    opening(out, part);
    dataProtection(out, block);
    part.fields().forEach(field -> field(out, part, field));
    return out.append("</body></html>").toString();
  }

  private static void opening(StringBuilder out, Part part) {
    Instrument instrument = part.instrument();
    out.append("<p class=\"instrument\">")
        .append(escaped(part.edition()))
        .append("</p><h1>")
        .append(escaped(part.title()))
        .append("</h1><p class=\"unit\">Stelle (Amt, Fachbereich): ")
        .append("<span class=\"line wide\">\u00A0</span> Bitte zurück bis: ")
        .append("<span class=\"line narrow\">\u00A0</span></p>")
        .append("<div class=\"how\"><h2 id=\"antworten\">So antworten Sie</h2>")
        .append(
            "<p>Kreuzen Sie je Aussage genau eine Antwort an. Es geht um Ihre ganze Kommune, gesehen aus Ihrem")
        .append(
            " Bereich. „Weiß nicht“ ist eine gute Antwort: Lücken im Wissen zeigen, worüber zu reden ist.")
        .append(" Schreiben Sie bitte nichts über einzelne Personen.</p>")
        .append("<table class=\"scale\"><thead><tr><th scope=\"col\">Antwort</th>")
        .append("<th scope=\"col\">Das heißt</th></tr></thead><tbody>");
    for (int level = 0; level <= instrument.max(); level++) {
      row(
          out,
          AnswerWords.level(level, instrument).replace(" – ", "\u00A0\u00A0"),
          instrument.scale().get(level).meaning());
    }
    row(out, AnswerWords.UNKNOWN, "Wir müssten es wissen, wissen es aber nicht.");
    row(
        out,
        AnswerWords.NOT_OURS,
        "Eine andere Stelle im Haus kann das beantworten. Bitte schreiben Sie dazu, welche.");
    row(
        out,
        AnswerWords.NOT_APPLICABLE,
        "Das gilt für unsere ganze Kommune nicht. Bitte begründen Sie es in einem Satz und nennen Sie den Grund: "
            + reasons()
            + ".");
    out.append("</tbody></table><p><b>Handlungsbedarf</b> kreuzen Sie an, wenn hier etwas")
        .append(" geschehen muss. <b>Was im Weg steht</b> nennen Sie mit Buchstaben: ")
        .append(escaped(obstacles()))
        .append(
            ". Unter <b>Kommentar</b> ist Platz für Erläuterungen und für Adressen von Belegen.</p></div>");
  }

  private static void dataProtection(StringBuilder out, DataBlock block) {
    out.append("<div class=\"data\"><h2 id=\"datenschutz\">")
        .append(DataBlock.TITLE)
        .append("</h2><table class=\"scale\"><tbody>");
    for (DataBlock.Line line : block.lines()) {
      out.append("<tr><th scope=\"row\">")
          .append(escaped(line.term()))
          .append("</th><td>")
          .append(line.text().map(XmlText::escaped).orElse("\u00A0"))
          .append("</td></tr>");
    }
    out.append("</tbody></table><p>").append(escaped(block.more())).append("</p></div>");
  }

  private static void row(StringBuilder out, String answer, String meaning) {
    out.append("<tr><th scope=\"row\">")
        .append(escaped(answer))
        .append("</th><td>")
        .append(escaped(meaning))
        .append("</td></tr>");
  }

  private static String reasons() {
    StringBuilder text = new StringBuilder();
    for (Answer.Reason reason : Answer.Reason.values()) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(reason.ordinal() + 1)
          .append("\u00A0=\u00A0")
          .append(AnswerWords.reason(reason));
    }
    return text.toString();
  }

  private static String obstacles() {
    StringBuilder text = new StringBuilder();
    for (Obstacle obstacle : Obstacle.values()) {
      text.append(text.isEmpty() ? "" : ", ")
          .append((char) ('A' + obstacle.ordinal()))
          .append("\u00A0")
          .append(AnswerWords.obstacle(obstacle));
    }
    return text.toString();
  }

  private static void field(StringBuilder out, Part part, Field field) {
    out.append("<h2 class=\"field\" id=\"")
        .append(escaped(field.id()))
        .append("\">Handlungsfeld ")
        .append(part.number(field))
        .append(": ")
        .append(escaped(field.title()))
        .append("</h2>");
    int number = 0;
    for (Topic topic : field.topics()) {
      out.append("<h3>").append(escaped(topic.title())).append("</h3>");
      for (Indicator indicator : topic.indicators()) {
        number++;
        indicator(out, part.instrument(), part.number(field) + "." + number, indicator);
      }
    }
  }

  private static void indicator(
      StringBuilder out, Instrument instrument, String number, Indicator indicator) {
    out.append("<div class=\"indicator\"><p class=\"statement\"><span class=\"number\">")
        .append(number)
        .append("</span> ")
        .append(escaped(indicator.statement()))
        .append("</p>");
    indicator
        .help()
        .ifPresent(help -> out.append("<p class=\"help\">").append(escaped(help)).append("</p>"));
    out.append("<p class=\"answers\">");
    for (int level = 0; level <= instrument.max(); level++) {
      choice(out, AnswerWords.level(level, instrument).replace(" – ", "\u00A0"));
    }
    out.append("</p><p class=\"answers\">");
    choice(out, AnswerWords.UNKNOWN);
    choice(out, AnswerWords.NOT_OURS + ", bitte fragen:");
    out.append("<span class=\"line asked\">\u00A0</span> ");
    choice(out, AnswerWords.NOT_APPLICABLE + ", Grund (1–3):");
    out.append("<span class=\"line letter\">\u00A0</span></p><p class=\"answers\">");
    choice(out, "Handlungsbedarf");
    out.append("<span class=\"choice\">Was im Weg steht (A–H):</span>")
        .append("<span class=\"line letters\">\u00A0</span> ")
        .append(
            "<span class=\"choice\">Kommentar:</span><span class=\"line comment\">\u00A0</span></p>")
        .append("<div class=\"writing\">\u00A0</div></div>");
  }

  private static void choice(StringBuilder out, String label) {
    out.append("<span class=\"choice\"><span class=\"box\">☐</span>\u00A0")
        .append(escaped(label))
        .append("</span> ");
  }
}
