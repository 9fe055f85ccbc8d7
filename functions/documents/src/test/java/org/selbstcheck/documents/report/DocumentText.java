package org.selbstcheck.documents.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// Reads made documents back as text. Every part of an Office file has to be well-formed XML.
final class DocumentText {

  private DocumentText() {}

  /// What a reader sees, a paragraph or cell a line.
  static String of(ReportFiles.Made made) {
    return switch (made.extension()) {
      case "pdf" -> pdf(made.bytes());
      case "docx" -> seen(made.bytes(), "word/(header1|document|footer1)\\.xml");
      case "pptx" -> seen(made.bytes(), "ppt/slides/slide[0-9]+\\.xml");
      case "xlsx" -> seen(made.bytes(), "xl/worksheets/sheet[0-9]+\\.xml");
      default -> new String(made.bytes(), UTF_8);
    };
  }

  /// Everything that the file says anywhere: also properties, alternative texts, names.
  static String everything(ReportFiles.Made made) {
    return switch (made.extension()) {
      case "pdf" -> PdfStrings.of(made.bytes());
      case "docx", "pptx", "xlsx" ->
          parts(made.bytes()).entrySet().stream()
              .map(part -> part.getKey() + "\n" + lines(part.getValue(), true))
              .collect(Collectors.joining("\n"));
      default -> new String(made.bytes(), UTF_8);
    };
  }

  /// The text of each page, slide or sheet.
  static List<String> pages(ReportFiles.Made made) {
    return switch (made.extension()) {
      case "pdf" -> pdfPages(made.bytes());
      case "pptx" -> slides(made.bytes()).stream().map(xml -> lines(xml, false)).toList();
      case "docx" -> List.of(lines(part(made.bytes(), "word/header1.xml"), false));
      case "xlsx" ->
          parts(made.bytes()).entrySet().stream()
              .filter(part -> part.getKey().startsWith("xl/worksheets/"))
              .map(part -> lines(part.getValue(), false))
              .toList();
      default -> List.of();
    };
  }

  /// The slides in their order, as XML.
  static List<byte[]> slides(byte[] pptx) {
    Map<String, byte[]> parts = parts(pptx);
    List<byte[]> slides = new ArrayList<>();
    for (int i = 1; parts.containsKey("ppt/slides/slide%d.xml".formatted(i)); i++) {
      slides.add(parts.get("ppt/slides/slide%d.xml".formatted(i)));
    }
    return slides;
  }

  /// One part of XML.
  static byte[] part(byte[] file, String name) {
    return Objects.requireNonNull(parts(file).get(name), name);
  }

  /// The parts of XML by name.
  static Map<String, byte[]> parts(byte[] file) {
    Map<String, byte[]> parts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] bytes = zip.readAllBytes();
        if (!entry.getName().endsWith(".png")) {
          parts.put(entry.getName(), bytes);
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return parts;
  }

  private static String seen(byte[] file, String names) {
    Map<String, byte[]> parts = parts(file);
    if (names.contains("slides")) {
      return slides(file).stream()
          .map(xml -> lines(xml, false))
          .collect(Collectors.joining("\n---\n"));
    }
    return parts.entrySet().stream()
        .filter(part -> part.getKey().matches(names))
        .map(part -> lines(part.getValue(), false))
        .collect(Collectors.joining("\n"));
  }

  /// Text of an XML part, a paragraph or cell a line.
  ///
  /// @param all with attributes
  private static String lines(byte[] xml, boolean all) {
    StringBuilder out = new StringBuilder();
    try {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.CHARACTERS -> out.append(reader.getText());
          case XMLStreamConstants.START_ELEMENT -> {
            if (reader.getLocalName().matches("br|cr")) {
              out.append('\n');
            }
            if (reader.getLocalName().equals("tab")) {
              out.append('\t');
            }
            for (int i = 0; i < reader.getAttributeCount(); i++) {
              if (all || reader.getAttributeLocalName(i).equals("descr")) {
                out.append(reader.getAttributeValue(i)).append('\n');
              }
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            if (reader.getLocalName().matches("p|c|oddHeader|oddFooter")) {
              out.append('\n');
            }
          }
          default -> {
            // Nothing is said there.
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new AssertionError("Not well-formed: " + new String(xml, UTF_8), e);
    }
    return out.toString();
  }

  private static String pdf(byte[] pdf) {
    return String.join("\n", pdfPages(pdf));
  }

  private static List<String> pdfPages(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(document));
      }
      return pages;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
