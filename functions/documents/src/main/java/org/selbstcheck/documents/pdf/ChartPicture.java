package org.selbstcheck.documents.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// Draws the SVG of `core.charts` as PNG, for programs that cannot show SVG. Letters are drawn from
/// the outlines of the fonts that travel with the program: a small runtime has no fonts, and the
/// JDK would ask the machine for them.
///
/// One instance keeps parsed fonts; it serves one thread at a time.
public final class ChartPicture {

  /// Dots per user unit: 330 to the inch where the picture is as wide as a page of A4.
  private static final int SCALE = 3;

  private final Fonts fonts = Fonts.fromResources();

  /// The picture as PNG.
  ///
  /// @param svg of the kind that `core.charts` draws
  public byte[] png(String svg, int width, int height) {
    BufferedImage image =
        new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(SCALE, SCALE);
    for (ChartShape shape : ChartShape.of(parsed(svg))) {
      switch (shape) {
        case ChartShape.Outline outline -> outline(graphics, outline);
        case ChartShape.Text text -> text(graphics, text);
      }
    }
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
    try {
      // Without a file in between, for which a small runtime may have no room.
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      // Nothing is written to anywhere but memory.
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Element parsed(String svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException("No chart", e);
    } catch (IOException e) {
      // Nothing is read from anywhere but memory.
      throw new UncheckedIOException(e);
    }
  }

  private static void outline(Graphics2D graphics, ChartShape.Outline outline) {
    outline
        .fill()
        .ifPresent(
            fill -> {
              graphics.setColor(new Color(fill));
              graphics.fill(outline.shape());
            });
    outline
        .pen()
        .ifPresent(
            pen -> {
              graphics.setColor(new Color(pen.color()));
              graphics.setStroke(pen.stroke(1));
              graphics.draw(outline.shape());
            });
  }

  private void text(Graphics2D graphics, ChartShape.Text text) {
    graphics.setColor(new Color(text.fill()));
    String seen = RightToLeft.asSeen(text.text());
    double width = 0;
    for (int codePoint : seen.codePoints().toArray()) {
      width += fonts.glyph(codePoint, text.strong()).advance() * text.size();
    }
    double x = text.start(width);
    for (int codePoint : seen.codePoints().toArray()) {
      Fonts.Glyph glyph = fonts.glyph(codePoint, text.strong());
      // Outlines stand on their heads: fonts count upwards.
      Shape placed =
          new AffineTransform(text.size(), 0, 0, -text.size(), x, text.y())
              .createTransformedShape(glyph.outline());
      graphics.fill(placed);
      x += glyph.advance() * text.size();
    }
  }
}
