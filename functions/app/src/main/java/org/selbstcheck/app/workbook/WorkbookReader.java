package org.selbstcheck.app.workbook;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.app.workbook.WorkbookReading.Reason;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.Utf8;

/// Reads what stands in the cells of a workbook, and nothing else of it. The file comes from
/// outside: sizes are bounded before anything is built, no entity is resolved, nothing is
/// calculated, and what could act (macros, external links) refuses the file.
public final class WorkbookReader {

  private static final int MOST_SHEETS = 20;
  private static final int MOST_CELLS = 50_000;

  /// What a cell can hold in any program.
  private static final int MOST_CHARACTERS = 32_767;

  /// The numbers that a form holds are levels.
  private static final int MOST_DIGITS = 40;

  /// How characters that XML cannot hold are written in a cell.
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private static final XMLInputFactory XML = factory();

  private final Archive archive;
  private int cells;

  private WorkbookReader(Archive archive) {
    this.archive = archive;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLReporter((message, type, information, location) -> {});
    return factory;
  }

  /// The cells of all sheets, or why the file is refused.
  public static WorkbookReading read(byte[] file) {
    try {
      return new WorkbookReading.Read(new WorkbookReader(Archive.open(file)).sheets());
    } catch (RefusedFile refused) {
      return refused.outcome();
    } catch (XMLStreamException malformed) {
      return new WorkbookReading.Refused(Reason.NO_WORKBOOK, "");
    }
  }

  /// @param type the last part of the type's address
  private record Relation(String type, String target, boolean external) {}

  private Map<String, SheetContent> sheets() throws RefusedFile, XMLStreamException {
    refuseMacros();
    String main =
        relations("_rels/.rels").values().stream()
            .filter(relation -> relation.type().equals("officeDocument"))
            .map(Relation::target)
            .findFirst()
            .orElseThrow(() -> new RefusedFile(Reason.NO_WORKBOOK, ""));
    int slash = main.lastIndexOf('/');
    String folder = main.substring(0, slash + 1);
    Map<String, Relation> relations =
        relations(folder + "_rels/" + main.substring(slash + 1) + ".rels");
    List<String> shared = new ArrayList<>();
    for (Relation relation : relations.values()) {
      if (relation.external() || relation.type().equals("externalLink")) {
        throw new RefusedFile(Reason.EXTERNAL_LINKS, "");
      }
      if (relation.type().equals("sharedStrings")) {
        shared = sharedTexts(archive.part(resolved(folder, relation.target())));
      }
    }
    Map<String, SheetContent> sheets = new LinkedHashMap<>();
    for (Map.Entry<String, String> named : sheetNames(main).entrySet()) {
      Relation relation = relations.get(named.getValue());
      if (relation == null) {
        throw new RefusedFile(Reason.NO_WORKBOOK, named.getKey());
      }
      if (relation.type().equals("worksheet")) {
        sheets.put(
            named.getKey(),
            sheet(named.getKey(), archive.part(resolved(folder, relation.target())), shared));
      }
    }
    return sheets;
  }

  private static String resolved(String folder, String target) {
    return target.startsWith("/") ? target.substring(1) : folder + target;
  }

  private void refuseMacros() throws RefusedFile, XMLStreamException {
    XMLStreamReader xml = reader(archive.part("[Content_Types].xml"));
    while (next(xml)) {
      if (xml.isStartElement()
          && Optional.ofNullable(xml.getAttributeValue(null, "ContentType"))
              .filter(type -> type.contains("macroEnabled") || type.contains("vbaProject"))
              .isPresent()) {
        throw new RefusedFile(Reason.MACROS, "");
      }
    }
  }

  private Map<String, Relation> relations(String part) throws RefusedFile, XMLStreamException {
    Map<String, Relation> relations = new HashMap<>();
    XMLStreamReader xml = reader(archive.part(part));
    while (next(xml)) {
      if (xml.isStartElement() && xml.getLocalName().equals("Relationship")) {
        String type = attribute(xml, "Type");
        relations.put(
            attribute(xml, "Id"),
            new Relation(
                type.substring(type.lastIndexOf('/') + 1),
                attribute(xml, "Target"),
                "External".equals(xml.getAttributeValue(null, "TargetMode"))));
      }
    }
    return relations;
  }

  /// Ids of relations by the names of sheets.
  private Map<String, String> sheetNames(String main) throws RefusedFile, XMLStreamException {
    Map<String, String> names = new LinkedHashMap<>();
    XMLStreamReader xml = reader(archive.part(main));
    while (next(xml)) {
      if (xml.isStartElement() && xml.getLocalName().equals("sheet")) {
        String relation = "";
        for (int i = 0; i < xml.getAttributeCount(); i++) {
          if (xml.getAttributeLocalName(i).equals("id")) {
            relation = xml.getAttributeValue(i);
          }
        }
        if (names.put(attribute(xml, "name"), relation) != null) {
          throw new RefusedFile(Reason.NO_WORKBOOK, attribute(xml, "name"));
        }
        if (names.size() > MOST_SHEETS) {
          throw new RefusedFile(Reason.TOO_MUCH, "");
        }
      }
    }
    return names;
  }

  private List<String> sharedTexts(byte[] part) throws RefusedFile, XMLStreamException {
    List<String> texts = new ArrayList<>();
    XMLStreamReader xml = reader(part);
    while (next(xml)) {
      if (xml.isStartElement() && xml.getLocalName().equals("si")) {
        texts.add(text(xml, "si", ""));
        if (texts.size() > MOST_CELLS) {
          throw new RefusedFile(Reason.TOO_MUCH, "");
        }
      }
    }
    return texts;
  }

  /// The text inside an element, of all its runs; readings of Japanese words (`rPh`) left out.
  private static String text(XMLStreamReader xml, String element, String place)
      throws RefusedFile, XMLStreamException {
    StringBuilder text = new StringBuilder();
    int readings = 0;
    boolean inText = false;
    while (next(xml)) {
      switch (xml.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> {
          readings += xml.getLocalName().equals("rPh") ? 1 : 0;
          inText = xml.getLocalName().equals("t");
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> {
          if (inText && readings == 0) {
            text.append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          inText = false;
          readings -= xml.getLocalName().equals("rPh") ? 1 : 0;
          if (xml.getLocalName().equals(element)) {
            return bounded(unescaped(text.toString()), place);
          }
        }
        default -> {}
      }
    }
    throw new RefusedFile(Reason.NO_WORKBOOK, place);
  }

  private static String bounded(String text, String place) throws RefusedFile {
    if (text.length() > MOST_CHARACTERS) {
      throw new RefusedFile(Reason.TOO_MUCH, place);
    }
    return text;
  }

  private static String unescaped(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    Matcher matcher = ESCAPED.matcher(text);
    return matcher.replaceAll(
        escaped ->
            Matcher.quoteReplacement(
                Character.toString((char) Integer.parseInt(escaped.group(1), 16))));
  }

  private SheetContent sheet(String name, byte[] part, List<String> shared)
      throws RefusedFile, XMLStreamException {
    SortedMap<CellPlace, CellValue> found = new TreeMap<>();
    XMLStreamReader xml = reader(part);
    int row = 0;
    int column = -1;
    while (next(xml)) {
      if (!xml.isStartElement()) {
        continue;
      }
      if (xml.getLocalName().equals("row")) {
        row = rowNumber(xml.getAttributeValue(null, "r"), row, name);
        column = -1;
      } else if (xml.getLocalName().equals("c")) {
        CellPlace place = place(xml.getAttributeValue(null, "r"), row, column + 1, name);
        row = place.row();
        column = place.column();
        Optional<CellValue> value = cell(xml, name + "!" + place, shared);
        if (value.isPresent()) {
          cells++;
          if (cells > MOST_CELLS) {
            throw new RefusedFile(Reason.TOO_MUCH, name + "!" + place);
          }
          // Programs differ on which of two cells of one place counts.
          if (found.put(place, value.get()) != null) {
            throw new RefusedFile(Reason.NO_WORKBOOK, name + "!" + place);
          }
        }
      }
    }
    return new SheetContent(name, found);
  }

  private static int rowNumber(@Nullable String said, int before, String sheet) throws RefusedFile {
    if (said == null) {
      return before + 1;
    }
    return CellPlace.parse("A" + said)
        .map(CellPlace::row)
        .orElseThrow(() -> new RefusedFile(Reason.NO_WORKBOOK, sheet));
  }

  private static CellPlace place(@Nullable String said, int row, int column, String sheet)
      throws RefusedFile {
    Optional<CellPlace> place =
        said == null ? CellPlace.parse(CellPlace.letters(column) + row) : CellPlace.parse(said);
    return place.orElseThrow(() -> new RefusedFile(Reason.NO_WORKBOOK, sheet));
  }

  private static Optional<CellValue> cell(XMLStreamReader xml, String place, List<String> shared)
      throws RefusedFile, XMLStreamException {
    String type = Optional.ofNullable(xml.getAttributeValue(null, "t")).orElse("n");
    boolean formula = false;
    String value = "";
    while (next(xml)) {
      if (xml.isStartElement()) {
        switch (xml.getLocalName()) {
          case "f" -> formula = true;
          case "v" -> value = xml.getElementText();
          case "is" -> value = text(xml, "is", place);
          default -> {}
        }
      } else if (xml.isEndElement() && xml.getLocalName().equals("c")) {
        return formula ? Optional.of(new CellValue.Formula()) : value(type, value, place, shared);
      }
    }
    throw new RefusedFile(Reason.NO_WORKBOOK, place);
  }

  private static Optional<CellValue> value(
      String type, String value, String place, List<String> shared) throws RefusedFile {
    if (value.isEmpty() && !type.equals("s")) {
      return Optional.empty();
    }
    return switch (type) {
      case "s" -> typed(sharedText(value, place, shared));
      case "inlineStr" -> typed(value);
      case "str" -> typed(bounded(unescaped(value), place));
      case "b" -> Optional.of(new CellValue.Bool(value.strip().equals("1")));
      case "e" -> Optional.of(new CellValue.Formula());
      case "n" -> Optional.of(new CellValue.Number(number(value.strip(), place)));
      // A date as text; no form asks for one.
      case "d" -> typed(bounded(value, place));
      default -> throw new RefusedFile(Reason.NO_WORKBOOK, place);
    };
  }

  private static Optional<CellValue> typed(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(new CellValue.Text(text));
  }

  private static String sharedText(String index, String place, List<String> shared)
      throws RefusedFile {
    if (!index.matches("[0-9]{1,9}") || Integer.parseInt(index) >= shared.size()) {
      throw new RefusedFile(Reason.NO_WORKBOOK, place);
    }
    return shared.get(Integer.parseInt(index));
  }

  private static BigDecimal number(String text, String place) throws RefusedFile {
    // Neither NaN nor an exponent that would fill the memory when it is written out.
    if (text.length() > MOST_DIGITS || !text.matches("-?[0-9]*\\.?[0-9]*([eE][-+]?[0-9]{1,3})?")) {
      throw new RefusedFile(Reason.NO_WORKBOOK, place);
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new RefusedFile(Reason.NO_WORKBOOK, place);
    }
  }

  private static String attribute(XMLStreamReader xml, String name) throws RefusedFile {
    String value = xml.getAttributeValue(null, name);
    if (value == null) {
      throw new RefusedFile(Reason.NO_WORKBOOK, "");
    }
    return value;
  }

  /// Every program writes UTF-8. Decoded here, because the parser would report bytes that are none
  /// on standard error, and with them what a log must not hold.
  private static XMLStreamReader reader(byte[] part) throws RefusedFile, XMLStreamException {
    return switch (Utf8.decode(part)) {
      case Reading.Accepted<String>(String xml) -> XML.createXMLStreamReader(new StringReader(xml));
      case Reading.Refused<String> _ -> throw new RefusedFile(Reason.NO_WORKBOOK, "");
    };
  }

  /// Goes on to the next event; a document type, which could define entities, refuses the file.
  private static boolean next(XMLStreamReader xml) throws RefusedFile, XMLStreamException {
    if (!xml.hasNext()) {
      return false;
    }
    if (xml.next() == XMLStreamConstants.DTD) {
      throw new RefusedFile(Reason.NO_WORKBOOK, "");
    }
    return true;
  }
}
