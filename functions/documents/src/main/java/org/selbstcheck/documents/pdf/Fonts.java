package org.selbstcheck.documents.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/// The fonts that travel with the program: Fira Sans for what the report says, then DejaVu Sans for
/// other scripts and symbols, then Noto Emoji. Each is parsed once; a document embeds only the
/// glyphs that it uses, and only the fonts that it needs.
final class Fonts {

  /// Stands for a character that no font has. DejaVu Sans has it.
  static final String REPLACEMENT = "\uFFFD";

  /// The order in which fonts are asked for a character.
  static final List<String> FAMILIES = List.of("Fira Sans", "DejaVu Sans", "Noto Emoji");

  static final int REGULAR = 400;
  static final int SEMI_BOLD = 600;

  private record Font(String family, int weight, TrueTypeFont parsed) {}

  private final List<Font> fonts;

  private Fonts(List<Font> fonts) {
    this.fonts = fonts;
  }

  static Fonts fromResources() {
    return new Fonts(
        List.of(
            new Font("Fira Sans", REGULAR, parsed("FiraSans-Regular.ttf")),
            new Font("Fira Sans", SEMI_BOLD, parsed("FiraSans-SemiBold.ttf")),
            new Font("DejaVu Sans", REGULAR, parsed("DejaVuSans.ttf")),
            new Font("Noto Emoji", REGULAR, parsed("NotoEmoji-Regular.ttf"))));
  }

  private static TrueTypeFont parsed(String name) {
    try (InputStream in = Fonts.class.getResourceAsStream("/fonts/" + name)) {
      if (in == null) {
        throw new IllegalStateException("Font missing from the program: " + name);
      }
      TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(in.readAllBytes()));
      // Lines are measured letter by letter; ligatures would be looked up, at a tenth of the whole
      // time, only to set them narrower than they were measured.
      font.setEnableGsub(false);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException("Font damaged: " + name, e);
    }
  }

  void addTo(PdfRendererBuilder builder, PDDocument document) {
    for (Font font : fonts) {
      builder.useFont(
          new Embedded(font.parsed, document), font.family, font.weight, FontStyle.NORMAL, true);
    }
  }

  /// A letter of a font of size 1.
  ///
  /// @param advance to the next letter
  record Glyph(Shape outline, double advance) {}

  /// The letter for a character in the first font that has one.
  Glyph glyph(int codePoint, boolean strong) {
    return found(codePoint, strong)
        .or(() -> found(REPLACEMENT.codePointAt(0), strong))
        .orElseThrow();
  }

  private Optional<Glyph> found(int codePoint, boolean strong) {
    try {
      for (Font font : fonts) {
        boolean onlyWeight = !font.family.equals(FAMILIES.getFirst());
        int id = font.parsed.getUnicodeCmapLookup().getGlyphId(codePoint);
        if (id != 0 && (onlyWeight || font.weight == (strong ? SEMI_BOLD : REGULAR))) {
          double unit = 1.0 / font.parsed.getUnitsPerEm();
          GlyphData data = font.parsed.getGlyph().getGlyph(id);
          Shape outline = data == null ? new Path2D.Double() : data.getPath();
          return Optional.of(
              new Glyph(
                  AffineTransform.getScaleInstance(unit, unit).createTransformedShape(outline),
                  font.parsed.getAdvanceWidth(id) * unit));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Font damaged", e);
    }
  }

  /// Embeds a parsed font into one document when its first character is written.
  private static final class Embedded extends PDFontSupplier {

    private final TrueTypeFont parsed;
    private final PDDocument document;
    private @Nullable PDFont font;

    Embedded(TrueTypeFont parsed, PDDocument document) {
      super(null);
      this.parsed = parsed;
      this.document = document;
    }

    @Override
    public PDFont supply() {
      if (font == null) {
        try {
          font = PDType0Font.load(document, parsed, true);
        } catch (IOException e) {
          throw new UncheckedIOException("Font cannot be embedded", e);
        }
      }
      return font;
    }
  }
}
