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
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.io.File;
import java.util.List;
import org.w3c.dom.Element;

/// Draws the SVG of `core.charts`, as [ChartShape] reads it, with the fonts of the document: text
/// in a picture is text in the PDF. A full SVG library would bring four megabytes and would ask the
/// machine for fonts that a small runtime does not have.
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
    List<Double> viewBox = ChartShape.numbers(svg.getAttribute("viewBox"));
    double width = cssWidth > 0 ? cssWidth : viewBox.get(2) * dotsPerPixel;
    return new Picture(
        ChartShape.of(svg), width / viewBox.get(2), width, width * viewBox.get(3) / viewBox.get(2));
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  /// One picture at one size.
  ///
  /// @param scale dots of the device per user unit
  /// @param width in dots
  /// @param height in dots
  private record Picture(List<ChartShape> shapes, double scale, double width, double height)
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
      for (ChartShape shape : shapes) {
        switch (shape) {
          case ChartShape.Outline outline -> outline(outline, device, x, y);
          case ChartShape.Text text -> text(text, device, context, x, y);
        }
      }
    }

    private void outline(ChartShape.Outline outline, OutputDevice device, double x, double y) {
      Shape shape =
          new AffineTransform(scale, 0, 0, scale, x, y).createTransformedShape(outline.shape());
      outline
          .fill()
          .ifPresent(
              fill -> {
                device.setColor(new FSRGBColor(fill));
                device.fill(shape);
              });
      outline
          .pen()
          .ifPresent(
              pen -> {
                device.setColor(new FSRGBColor(pen.color()));
                device.setStroke(pen.stroke(scale));
                device.draw(shape);
              });
    }

    private void text(
        ChartShape.Text text, OutputDevice device, RenderingContext context, double x, double y) {
      FontSpecification specification = new FontSpecification();
      specification.families = Fonts.FAMILIES.toArray(String[]::new);
      specification.size = (float) (text.size() * scale);
      specification.fontWeight =
          text.strong() ? IdentValue.FONT_WEIGHT_600 : IdentValue.FONT_WEIGHT_400;
      specification.fontStyle = IdentValue.NORMAL;
      specification.variant = IdentValue.NORMAL;
      FSFont font = context.getFont(specification);
      String seen = RightToLeft.asSeen(text.text());
      double width =
          context.getTextRenderer().getWidth(context.getFontContext(), font, seen) / scale;
      if (device instanceof AbstractOutputDevice abstractDevice) {
        // Else the device would draw with the weight of the text that it drew last.
        abstractDevice.setFontSpecification(specification);
      }
      device.setColor(new FSRGBColor(text.fill()));
      device.setFont(font);
      context
          .getTextRenderer()
          .drawString(
              device,
              seen,
              (float) (x + text.start(width) * scale),
              (float) (y + text.y() * scale));
    }
  }
}
