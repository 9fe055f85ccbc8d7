package org.selbstcheck.documents.pdf;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.AbstractOutputDevice;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Draws the SVG of `core.charts` (`rect`, `line` and `text` with presentation attributes) with the
/// fonts of the document: text in a picture is text in the PDF. A full SVG library would bring four
/// megabytes and would ask the machine for fonts that a small runtime does not have.
final class ChartDrawer implements SVGDrawer {

  @Override
  public void importFontFaceRules(List<FontFaceRule> fontFaces, SharedContext shared) {
    // The style sheet declares no fonts; they come with the document.
  }

  @Override
  public void addFontFile(File fontFile, String family, Integer weight, FontStyle style) {
    throw new UnsupportedOperationException("Charts use the fonts of the document");
  }

  @Override
  public SVGImage buildSVGImage(
      Element svg,
      Box box,
      CssContext css,
      double cssWidth,
      double cssHeight,
      double dotsPerPixel) {
    double[] viewBox = numbers(svg.getAttribute("viewBox"));
    double width = cssWidth > 0 ? cssWidth : viewBox[2] * dotsPerPixel;
    return new Picture(svg, width / viewBox[2], width, width * viewBox[3] / viewBox[2]);
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private static double[] numbers(String text) {
    String[] parts = text.trim().split("[ ,]+", -1);
    double[] numbers = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Double.parseDouble(parts[i]);
    }
    return numbers;
  }

  /// One picture at one size.
  ///
  /// @param scale dots of the device per user unit
  /// @param width in dots
  /// @param height in dots
  private record Picture(Element svg, double scale, double width, double height)
      implements SVGImage {

    @Override
    public int getIntrinsicWidth() {
      return (int) Math.round(width);
    }

    @Override
    public int getIntrinsicHeight() {
      return (int) Math.round(height);
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      for (Node child = svg.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child instanceof Element element) {
          draw(element, device, context, x, y);
        }
      }
    }

    private void draw(
        Element element, OutputDevice device, RenderingContext context, double x, double y) {
      switch (element.getTagName()) {
        case "rect" -> {
          Shape shape =
              new Rectangle2D.Double(
                  x + length(element, "x"),
                  y + length(element, "y"),
                  length(element, "width"),
                  length(element, "height"));
          paint(element, shape, device);
        }
        case "line" -> {
          Shape shape =
              new Line2D.Double(
                  x + length(element, "x1"),
                  y + length(element, "y1"),
                  x + length(element, "x2"),
                  y + length(element, "y2"));
          paint(element, shape, device);
        }
        case "text" -> text(element, device, context, x, y);
        case "title", "desc" -> {
          // Said by the alternative text of the figure.
        }
        default ->
            throw new IllegalArgumentException("Not drawn in charts: " + element.getTagName());
      }
    }

    private void paint(Element element, Shape shape, OutputDevice device) {
      String fill = element.getAttribute("fill");
      if (!fill.isEmpty()) {
        device.setColor(color(fill));
        device.fill(shape);
      }
      String stroke = element.getAttribute("stroke");
      if (!stroke.isEmpty()) {
        device.setColor(color(stroke));
        device.setStroke(stroke(element));
        device.draw(shape);
      }
    }

    private BasicStroke stroke(Element element) {
      float width = (float) length(element, "stroke-width");
      String dashes = element.getAttribute("stroke-dasharray");
      if (dashes.isEmpty()) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
      }
      double[] pattern = numbers(dashes);
      float[] scaled = new float[pattern.length];
      for (int i = 0; i < pattern.length; i++) {
        scaled[i] = (float) (pattern[i] * scale);
      }
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, scaled, 0f);
    }

    private void text(
        Element element, OutputDevice device, RenderingContext context, double x, double y) {
      FontSpecification specification = new FontSpecification();
      specification.families = Fonts.FAMILIES.toArray(String[]::new);
      specification.size = (float) length(element, "font-size");
      specification.fontWeight =
          element.getAttribute("font-weight").equals("600")
              ? IdentValue.FONT_WEIGHT_600
              : IdentValue.FONT_WEIGHT_400;
      specification.fontStyle = IdentValue.NORMAL;
      specification.variant = IdentValue.NORMAL;
      FSFont font = context.getFont(specification);
      String text = element.getTextContent();
      double width = context.getTextRenderer().getWidth(context.getFontContext(), font, text);
      double before =
          switch (element.getAttribute("text-anchor")) {
            case "middle" -> width / 2;
            case "end" -> width;
            default -> 0;
          };
      if (device instanceof AbstractOutputDevice abstractDevice) {
        // Else the device would draw with the weight of the text that it drew last.
        abstractDevice.setFontSpecification(specification);
      }
      device.setColor(color(element.getAttribute("fill")));
      device.setFont(font);
      context
          .getTextRenderer()
          .drawString(
              device,
              text,
              (float) (x + length(element, "x") - before),
              (float) (y + length(element, "y")));
    }

    private double length(Element element, String attribute) {
      return Double.parseDouble(element.getAttribute(attribute)) * scale;
    }

    private static FSRGBColor color(String hex) {
      return new FSRGBColor(Integer.parseInt(hex.substring(1), 16));
    }
  }
}
