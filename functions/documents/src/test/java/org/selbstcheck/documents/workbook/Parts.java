package org.selbstcheck.documents.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.selbstcheck.core.charts.XmlText;

/// The parts of a workbook, to be changed as people, programs and those who mean harm change them.
public final class Parts {

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  public static Parts of(byte[] file) {
    Parts parts = new Parts();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.parts.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  /// Changes the text of a part.
  ///
  /// @throws AssertionError if nothing changed: then the test would test nothing
  public Parts change(String name, UnaryOperator<String> change) {
    String before = new String(parts.getOrDefault(name, new byte[0]), UTF_8);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new AssertionError("Nothing changed in " + name);
    }
    parts.put(name, after.getBytes(UTF_8));
    return this;
  }

  /// The bytes of a part.
  public byte[] bytes(String name) {
    return parts.getOrDefault(name, new byte[0]).clone();
  }

  public Parts add(String name, byte[] bytes) {
    parts.put(name, bytes.clone());
    return this;
  }

  /// Types a text into an empty cell of a sheet.
  ///
  /// @param sheet its number from 1
  public Parts type(int sheet, String place, String text) {
    return cell(
        sheet,
        place,
        "<c r=\"%s\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>"
            .formatted(place, XmlText.escaped(text)));
  }

  /// Puts raw XML in the place of a cell, or at the end of its row.
  public Parts cell(int sheet, String place, String xml) {
    String row = place.replaceAll("[A-Z]+", "");
    return change(
        "xl/worksheets/sheet%d.xml".formatted(sheet),
        text -> {
          String there = "<c r=\"%s\"".formatted(place);
          int from = text.indexOf(there);
          if (from >= 0) {
            int slash = text.indexOf("/>", from);
            int close = text.indexOf("</c>", from);
            int angle = text.indexOf('>', from);
            int to = slash >= 0 && slash < angle ? slash + 2 : close + 4;
            return text.substring(0, from) + xml + text.substring(to);
          }
          int begin = text.indexOf("<row r=\"" + row + "\"");
          if (begin < 0) {
            return text.replace(
                "</sheetData>", "<row r=\"" + row + "\">" + xml + "</row></sheetData>");
          }
          int end = text.indexOf("</row>", begin);
          return text.substring(0, end) + xml + text.substring(end);
        });
  }

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
