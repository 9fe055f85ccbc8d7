package org.selbstcheck.documents.report;

import static org.selbstcheck.core.charts.XmlText.escaped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.selbstcheck.core.report.Block;
import org.selbstcheck.core.report.Report;
import org.selbstcheck.core.report.ReportKind;
import org.selbstcheck.core.report.Section;

/// Writes a report as the XHTML that the PDF is made of. Every text passes [#text] or the escaping
/// of attributes; nothing else that comes from outside reaches the page.
final class ReportHtml {

  private static final int FACTS_IN_A_ROW = 4;
  private static final int KEPT_TOGETHER = 5;

  private final String styleSheet;

  private ReportHtml(String styleSheet) {
    this.styleSheet = styleSheet;
  }

  /// @param name beside this class
  static ReportHtml withStyleSheet(String name) {
    try (InputStream in = ReportHtml.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Style sheet missing from the program");
      }
      return new ReportHtml(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Style sheet cannot be read", e);
    }
  }

  /// The whole page, well-formed XML.
  String of(Report report) {
    return of(report, "10");
  }

  /// The whole page in type of a size of its own.
  ///
  /// @param points as a decimal number
  String of(Report report, String points) {
    StringBuilder out = new StringBuilder(128 * 1024);
    String title = report.title() + " – " + report.instrument() + ", " + report.edition().label();
    out.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
        .append(escaped(report.language()))
        .append("\"><head><title>")
        .append(escaped(title))
        .append("</title><meta name=\"subject\" content=\"")
        .append(escaped(title))
        .append("\"/><meta name=\"author\" content=\"")
        .append(escaped(report.municipality()))
        .append("\"/><style>")
        .append(styleSheet.replace("%points%", points))
        .append("</style><bookmarks>");
    report.sections().forEach(section -> bookmark(out, section));
    out.append("</bookmarks></head><body>");
    running(out, report);
    titleBlock(out, report);
    for (int i = 0; i < report.sections().size(); i++) {
      if (i == 0) {
        out.append("<div class=\"first\">");
      }
      section(out, report.sections().get(i), 2);
      if (i == 0) {
        out.append("</div>");
      }
      if (i == 1 && report.kind() == ReportKind.REPORT) {
        // After the page for a hurry and what this document is: where to find the rest.
        contents(out, report.sections());
      }
    }
    return out.append("</body></html>").toString();
  }

  private static void bookmark(StringBuilder out, Section section) {
    out.append("<bookmark name=\"")
        .append(escaped(section.title()))
        .append("\" href=\"#")
        .append(escaped(section.id()))
        .append("\">");
    section.sections().forEach(inner -> bookmark(out, inner));
    out.append("</bookmark>");
  }

  private static void running(StringBuilder out, Report report) {
    out.append("<div class=\"head-left\">")
        .append(text(report.title()))
        .append("</div><div class=\"head-right\">");
    report
        .mark()
        .ifPresentOrElse(
            mark -> out.append("<span class=\"mark\">").append(text(mark)).append("</span>"),
            () -> out.append(text(report.edition().label())));
    out.append("</div><div class=\"foot-left\">")
        .append(text(report.instrument()))
        .append("</div>");
  }

  private static void titleBlock(StringBuilder out, Report report) {
    out.append("<div class=\"title\"><p class=\"instrument\">")
        .append(text(report.instrument()))
        .append("</p><h1 id=\"titel\">")
        .append(text(report.title()))
        .append("</h1><p class=\"subtitle\">")
        .append(text(report.subtitle()))
        .append("</p></div>");
  }

  private static void contents(StringBuilder out, List<Section> sections) {
    out.append("<div class=\"contents\"><h2 id=\"inhalt\">Inhalt</h2><ul>");
    for (Section section : sections) {
      out.append("<li><a href=\"#")
          .append(escaped(section.id()))
          .append("\" title=\"Zum Abschnitt ")
          .append(escaped(section.title()))
          .append("\">")
          .append(text(section.title()))
          .append("</a></li>");
    }
    out.append("</ul></div>");
  }

  private static void section(StringBuilder out, Section section, int level) {
    List<Block> rest = section.blocks();
    out.append("<div class=\"section level-")
        .append(level)
        .append(section.opensPage() ? " opens-page\">" : "\">");
    if (!rest.isEmpty() && rest.getFirst() instanceof Block.Figure figure) {
      // A picture is not split, so its heading has to go with it.
      out.append("<div class=\"together\">");
      heading(out, section, level);
      figure(out, figure);
      out.append("</div>");
      rest = rest.subList(1, rest.size());
    } else {
      heading(out, section, level);
    }
    blocks(out, rest);
    section.sections().forEach(inner -> section(out, inner, Math.min(level + 1, 6)));
    out.append("</div>");
  }

  private static void heading(StringBuilder out, Section section, int level) {
    out.append(
            "<h%d id=\"%s\"%s>"
                .formatted(
                    level,
                    escaped(section.id()),
                    section.blocks().isEmpty() ? " class=\"outer\"" : ""))
        .append(text(section.title()))
        .append("</h%d>".formatted(level));
  }

  /// Neighbouring entries are one list.
  private static void blocks(StringBuilder out, List<Block> blocks) {
    boolean inList = false;
    for (Block block : blocks) {
      boolean entry = block instanceof Block.Entry;
      if (entry != inList) {
        out.append(entry ? "<ul class=\"entries\">" : "</ul>");
        inList = entry;
      }
      block(out, block);
    }
    if (inList) {
      out.append("</ul>");
    }
  }

  private static void block(StringBuilder out, Block block) {
    switch (block) {
      case Block.Paragraph(String text) -> paragraph(out, "", text);
      case Block.Lead(String text) -> paragraph(out, "lead", text);
      case Block.Note(String text) -> paragraph(out, "note", text);
      case Block.Labelled(String label, String text) ->
          out.append("<p class=\"labelled\"><span class=\"label\">")
              .append(text(label))
              .append(":</span> ")
              .append(text(text))
              .append("</p>");
      case Block.Items(boolean numbered, List<String> items) -> items(out, numbered, items);
      case Block.Facts(List<Block.Fact> facts) -> facts(out, facts);
      case Block.Table table -> table(out, table);
      case Block.Figure figure -> figure(out, figure);
      case Block.Entry entry -> entry(out, entry);
    }
  }

  private static void paragraph(StringBuilder out, String kind, String text) {
    out.append("<p class=\"").append(kind).append("\">").append(text(text)).append("</p>");
  }

  private static void items(StringBuilder out, boolean numbered, List<String> items) {
    String tag = numbered ? "ol" : "ul";
    out.append("<").append(tag).append(" class=\"items\">");
    items.forEach(item -> out.append("<li>").append(text(item)).append("</li>"));
    out.append("</").append(tag).append(">");
  }

  /// A few facts stand side by side, many below each other; both are tables whose headings are the
  /// names.
  private static void facts(StringBuilder out, List<Block.Fact> facts) {
    if (facts.size() <= FACTS_IN_A_ROW) {
      out.append("<table class=\"facts-row\"><thead><tr>");
      facts.forEach(
          fact -> out.append("<th scope=\"col\">").append(text(fact.name())).append("</th>"));
      out.append("</tr></thead><tbody><tr>");
      facts.forEach(fact -> out.append("<td>").append(text(fact.value())).append("</td>"));
      out.append("</tr></tbody></table>");
      return;
    }
    out.append("<table class=\"facts\"><tbody>");
    for (Block.Fact fact : facts) {
      out.append("<tr><th scope=\"row\">")
          .append(text(fact.name()))
          .append("</th><td>")
          .append(text(fact.value()))
          .append("</td></tr>");
    }
    out.append("</tbody></table>");
  }

  private static void table(StringBuilder out, Block.Table table) {
    out.append("<p class=\"caption\">")
        .append(text(table.caption()))
        .append("</p><table class=\"data\"><thead><tr>");
    for (Block.Column column : table.columns()) {
      out.append(
              "<th scope=\"col\" style=\"width:%d%%\"%s>"
                  .formatted(column.share(), numeric(column)))
          .append(text(column.title()))
          .append("</th>");
    }
    out.append("</tr></thead><tbody>");
    for (List<String> row : table.rows()) {
      out.append("<tr><th scope=\"row\">").append(text(row.getFirst())).append("</th>");
      for (int i = 1; i < row.size(); i++) {
        out.append("<td")
            .append(numeric(table.columns().get(i)))
            .append(">")
            .append(text(row.get(i)))
            .append("</td>");
      }
      out.append("</tr>");
    }
    out.append("</tbody></table>");
  }

  private static String numeric(Block.Column column) {
    return column.numeric() ? " class=\"numeric\"" : "";
  }

  private static void figure(StringBuilder out, Block.Figure figure) {
    String data = Base64.getEncoder().encodeToString(figure.svg().getBytes(StandardCharsets.UTF_8));
    out.append("<div class=\"figure\"><img alt=\"")
        .append(escaped(figure.title() + ". " + figure.description()))
        .append("\" src=\"data:image/svg+xml;base64,")
        .append(data)
        .append("\"/></div>");
  }

  private static void entry(StringBuilder out, Block.Entry entry) {
    // An entry stays on one page, unless what is in it may be longer than one.
    boolean tall = entry.body().stream().anyMatch(ReportHtml::tall);
    out.append(tall ? "<li class=\"tall\">" : "<li>");
    out.append("<p class=\"statement\">").append(text(entry.statement())).append("</p>");
    String remarks = entry.remarks();
    if (!remarks.isEmpty()) {
      out.append("<p class=\"status\">").append(text(remarks)).append("</p>");
    }
    blocks(out, entry.body());
    out.append("</li>");
  }

  private static boolean tall(Block block) {
    return switch (block) {
      case Block.Table _ -> true;
      case Block.Items(_, List<String> items) -> items.size() > KEPT_TOGETHER;
      default -> false;
    };
  }

  /// Plain text as content. A line break in it is one.
  private static String text(String plain) {
    return escaped(plain).replace("\r\n", "\n").replace("\n", "<br/>");
  }
}
