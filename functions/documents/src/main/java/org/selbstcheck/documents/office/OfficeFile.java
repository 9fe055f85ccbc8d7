package org.selbstcheck.documents.office;

import static org.selbstcheck.core.charts.XmlText.escaped;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The container of an Office file after ECMA-376, part 2: parts, their types, and how one leads to
/// another.
///
/// The same parts give the same bytes: the container carries a day of its own instead of the time
/// at which it was made, and nobody's name.
public final class OfficeFile {

  static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  static final String TYPES = "application/vnd.openxmlformats-officedocument.";

  private static final String DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

  private record Part(String name, String contentType, byte[] bytes) {}

  private final LocalDate day;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, List<String>> relations = new LinkedHashMap<>();

  /// @param main name of the part that is the document
  /// @param language BCP 47
  /// @param day the document's day of creation
  public OfficeFile(String main, String title, String subject, String language, LocalDate day) {
    this.day = day;
    relate("", "officeDocument", main);
    add("", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml");
    xml(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        """
        <cp:coreProperties xmlns:cp="%smetadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" \
        xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
        <dc:title>%s</dc:title><dc:subject>%s</dc:subject><dc:creator>Selbstcheck</dc:creator>\
        <dcterms:created xsi:type="dcterms:W3CDTF">%sT12:00:00Z</dcterms:created>\
        <dc:language>%s</dc:language></cp:coreProperties>"""
            .formatted(PACKAGE, escaped(title), escaped(subject), day, escaped(language)));
  }

  /// Adds a part of XML, without its declaration.
  public OfficeFile xml(String name, String contentType, String xml) {
    parts.add(new Part(name, contentType, (DECLARATION + xml).getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /// Adds a picture.
  public OfficeFile png(String name, byte[] png) {
    parts.add(new Part(name, "image/png", png));
    return this;
  }

  /// Lets one part lead to another.
  ///
  /// @param from name of a part; empty for the container itself
  /// @param type last word of the relation's name
  /// @param target as seen from the folder of the part
  /// @return what the part calls the other one by
  public String relate(String from, String type, String target) {
    return add(from, RELATIONS + "/" + type, target);
  }

  private String add(String from, String type, String target) {
    List<String> own = relations.computeIfAbsent(from, _ -> new ArrayList<>());
    String id = "rId" + (own.size() + 1);
    own.add("<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>".formatted(id, type, target));
    return id;
  }

  /// The file.
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128 * 1024);
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      // Programs look at the types first, and some only there.
      entry(zip, "[Content_Types].xml", contentTypes().getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, List<String>> own : relations.entrySet()) {
        entry(
            zip,
            relationsOf(own.getKey()),
            (DECLARATION
                    + "<Relationships xmlns=\"%srelationships\">".formatted(PACKAGE)
                    + String.join("", own.getValue())
                    + "</Relationships>")
                .getBytes(StandardCharsets.UTF_8));
      }
      for (Part part : parts) {
        entry(zip, part.name, part.bytes);
      }
    } catch (IOException e) {
      // Nothing is written to anywhere but memory.
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // Local, because that is what an archive holds: the bytes do not depend on the machine's zone.
    entry.setTimeLocal(day.atTime(LocalTime.NOON));
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static String relationsOf(String part) {
    int folder = part.lastIndexOf('/') + 1;
    return part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels";
  }

  private String contentTypes() {
    StringBuilder out =
        new StringBuilder(DECLARATION)
            .append("<Types xmlns=\"%scontent-types\">".formatted(PACKAGE))
            .append("<Default Extension=\"rels\" ContentType=\"")
            .append("application/vnd.openxmlformats-package.relationships+xml\"/>")
            .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
            .append("<Default Extension=\"png\" ContentType=\"image/png\"/>");
    for (Part part : parts) {
      if (!part.contentType.equals("image/png")) {
        out.append(
            "<Override PartName=\"/%s\" ContentType=\"%s\"/>"
                .formatted(part.name, part.contentType));
      }
    }
    return out.append("</Types>").toString();
  }
}
