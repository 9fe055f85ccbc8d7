package org.selbstcheck.documents.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jspecify.annotations.Nullable;

/// Takes out of a document what the renderer writes and nobody reads. For each box there is an
/// artifact, with an object of its own that says where the background is, though most boxes have
/// none; for each piece of text in a cell, a paragraph or a list there is an element that says
/// nothing; and what each heading of a table says, all others of its kind say too. These are nine
/// of ten objects in a report with many tables. Without them it is smaller and sooner saved, shows
/// the same, and is read aloud the same.
final class LeanPages {

  private static final COSName BACKGROUND = COSName.getPDFName("Background");
  private static final COSName SPAN = COSName.getPDFName("Span");
  private static final COSName SCOPE = COSName.getPDFName("Scope");
  private static final COSName PARENT_TREE = COSName.getPDFName("ParentTree");

  /// An element with one of these attributes says something.
  private static final Set<COSName> SAYS_NOTHING =
      Set.of(COSName.K, COSName.P, COSName.PG, COSName.S, COSName.TYPE);

  private static final Set<String> HOLD_TEXT =
      Set.of("P", "TD", "TH", "LBody", "Lbl", "Span", "H1", "H2", "H3", "H4", "H5", "H6");

  private static final String ARTIFACT = "/Artifact /";
  private static final String BEGIN = " BDC";
  private static final String END = "EMC";

  private final Map<COSDictionary, COSDictionary> dissolved = new IdentityHashMap<>();
  private final Map<COSBase, COSDictionary> attributesByScope = new IdentityHashMap<>();

  private LeanPages() {}

  /// @param document as the renderer leaves it, not saved yet; is changed
  static void of(PDDocument document) throws IOException {
    for (PDPage page : document.getPages()) {
      withoutBackgrounds(document, page);
    }
    COSDictionary root =
        document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
    if (root != null) {
      LeanPages lean = new LeanPages();
      lean.element(root);
      lean.parents(root.getCOSDictionary(PARENT_TREE));
    }
  }

  private static void withoutBackgrounds(PDDocument document, PDPage page) throws IOException {
    COSDictionary resources = page.getResources().getCOSObject();
    COSDictionary properties = resources.getCOSDictionary(COSName.PROPERTIES);
    if (properties == null) {
      return;
    }
    Set<String> backgrounds = new HashSet<>();
    for (COSName name : List.copyOf(properties.keySet())) {
      COSDictionary property = properties.getCOSDictionary(name);
      if (property != null && BACKGROUND.equals(property.getCOSName(COSName.TYPE))) {
        backgrounds.add(ARTIFACT + name.getName() + BEGIN);
        properties.removeItem(name);
      }
    }
    String[] lines =
        new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1).split("\n", -1);
    ByteArrayOutputStream lean = new ByteArrayOutputStream(16 * 1024);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (backgrounds.contains(line)) {
        if (i + 1 < lines.length && lines[i + 1].equals(END)) {
          i++;
          continue;
        }
        line = "/Artifact BMC";
      }
      lean.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
      lean.write('\n');
    }
    PDStream stream = new PDStream(document);
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      lean.writeTo(out);
    }
    page.setContents(stream);
  }

  /// Goes down the tree of elements.
  private void element(COSDictionary element) {
    share(element);
    COSBase kids = element.getDictionaryObject(COSName.K);
    if (kids instanceof COSDictionary kid) {
      element(kid);
    } else if (kids instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.getObject(i) instanceof COSDictionary kid) {
          element(kid);
        }
      }
    }
    if (HOLD_TEXT.contains(element.getNameAsString(COSName.S, ""))) {
      dissolveKids(element, kids);
    }
  }

  private void dissolveKids(COSDictionary element, @Nullable COSBase kids) {
    List<COSBase> now = new ArrayList<>();
    for (COSBase kid : listed(kids)) {
      if (kid instanceof COSDictionary span && saysNothing(span)) {
        List<COSBase> pieces = listed(span.getDictionaryObject(COSName.K));
        COSBase page = span.getDictionaryObject(COSName.PG);
        if (pieces.stream().allMatch(piece -> isText(piece, page, element))) {
          now.addAll(pieces);
          dissolved.put(span, element);
          continue;
        }
      }
      now.add(kid);
    }
    if (!now.isEmpty()) {
      element.setItem(COSName.K, now.size() == 1 ? now.getFirst() : new COSArray(now));
    } else if (kids != null) {
      element.removeItem(COSName.K);
    }
  }

  private static boolean saysNothing(COSDictionary element) {
    return SPAN.equals(element.getCOSName(COSName.S)) && SAYS_NOTHING.containsAll(element.keySet());
  }

  /// Whether this is a piece of text that may stand in an element as it is: one that names its page
  /// itself, or one on the page that the element names.
  private static boolean isText(COSBase piece, @Nullable COSBase page, COSDictionary element) {
    return switch (piece) {
      case COSInteger _ -> page == element.getDictionaryObject(COSName.PG);
      case COSDictionary reference -> reference.containsKey(COSName.MCID);
      default -> false;
    };
  }

  private static List<COSBase> listed(@Nullable COSBase kids) {
    if (kids == null) {
      return List.of();
    }
    if (!(kids instanceof COSArray array)) {
      return List.of(kids);
    }
    List<COSBase> list = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      list.add(array.getObject(i));
    }
    return list;
  }

  private void share(COSDictionary element) {
    if (element.getDictionaryObject(COSName.A) instanceof COSDictionary attributes
        && attributes.size() == 2
        && attributes.getCOSName(SCOPE) != null) {
      element.setItem(
          COSName.A,
          attributesByScope.computeIfAbsent(attributes.getCOSName(SCOPE), _ -> attributes));
    }
  }

  /// The way back from a piece of text to its element.
  private void parents(@Nullable COSDictionary tree) {
    if (tree == null) {
      return;
    }
    for (COSBase part : listed(tree.getDictionaryObject(COSName.KIDS))) {
      parents((COSDictionary) part);
    }
    for (COSBase entry : listed(tree.getDictionaryObject(COSName.NUMS))) {
      if (entry instanceof COSArray page) {
        for (int i = 0; i < page.size(); i++) {
          COSBase element = page.getObject(i);
          while (element instanceof COSDictionary gone && dissolved.containsKey(gone)) {
            element = dissolved.get(gone);
          }
          page.set(i, element);
        }
      }
    }
  }
}
