package org.selbstcheck.documents.pdf;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// What the SVG of `core.charts` draws, in user units: the few elements that it uses, with
/// presentation attributes. Any other element is a mistake, not a blank in a report.
sealed interface ChartShape {

  /// @param fill as RGB
  record Outline(Shape shape, Optional<Integer> fill, Optional<Pen> pen) implements ChartShape {}

  /// A line of text on its base line.
  ///
  /// @param size of the font in user units
  /// @param fill as RGB
  record Text(double x, double y, double size, boolean strong, Anchor anchor, int fill, String text)
      implements ChartShape {

    /// Where the text begins.
    ///
    /// @param width of the text in user units
    double start(double width) {
      return switch (anchor) {
        case START -> x;
        case MIDDLE -> x - width / 2;
        case END -> x - width;
      };
    }
  }

  /// Which part of a text stands at its place.
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /// @param color as RGB
  /// @param width in user units
  /// @param dashes in user units; empty for an unbroken line
  record Pen(int color, double width, List<Double> dashes) {

    /// @param scale dots per user unit
    BasicStroke stroke(double scale) {
      float scaled = (float) (width * scale);
      if (dashes.isEmpty()) {
        return new BasicStroke(scaled, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
      }
      float[] pattern = new float[dashes.size()];
      for (int i = 0; i < pattern.length; i++) {
        pattern[i] = (float) (dashes.get(i) * scale);
      }
      return new BasicStroke(
          scaled, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, pattern, 0f);
    }
  }

  /// Everything that a picture draws, in its order.
  static List<ChartShape> of(Element svg) {
    List<ChartShape> shapes = new ArrayList<>();
    for (Node child = svg.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        shape(element).ifPresent(shapes::add);
      }
    }
    return List.copyOf(shapes);
  }

  private static Optional<ChartShape> shape(Element element) {
    return switch (element.getTagName()) {
      case "rect" ->
          outline(
              element,
              new Rectangle2D.Double(
                  number(element, "x"),
                  number(element, "y"),
                  number(element, "width"),
                  number(element, "height")));
      case "line" ->
          outline(
              element,
              new Line2D.Double(
                  number(element, "x1"),
                  number(element, "y1"),
                  number(element, "x2"),
                  number(element, "y2")));
      case "text" ->
          Optional.of(
              new Text(
                  number(element, "x"),
                  number(element, "y"),
                  number(element, "font-size"),
                  element.getAttribute("font-weight").equals("600"),
                  anchor(element.getAttribute("text-anchor")),
                  color(element.getAttribute("fill")),
                  element.getTextContent()));
      // Said by the alternative text of the figure.
      case "title", "desc" -> Optional.empty();
      default -> throw new IllegalArgumentException("Not drawn in charts: " + element.getTagName());
    };
  }

  private static Optional<ChartShape> outline(Element element, Shape shape) {
    String fill = element.getAttribute("fill");
    String stroke = element.getAttribute("stroke");
    return Optional.of(
        new Outline(
            shape,
            painted(fill) ? Optional.of(color(fill)) : Optional.empty(),
            painted(stroke)
                ? Optional.of(
                    new Pen(
                        color(stroke),
                        number(element, "stroke-width"),
                        numbers(element.getAttribute("stroke-dasharray"))))
                : Optional.empty()));
  }

  private static boolean painted(String color) {
    return !color.isEmpty() && !color.equals("none");
  }

  private static Anchor anchor(String name) {
    return switch (name) {
      case "middle" -> Anchor.MIDDLE;
      case "end" -> Anchor.END;
      default -> Anchor.START;
    };
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  /// Numbers between blanks or commas.
  static List<Double> numbers(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    List<Double> numbers = new ArrayList<>();
    for (String part : text.trim().split("[ ,]+", -1)) {
      numbers.add(Double.valueOf(part));
    }
    return List.copyOf(numbers);
  }

  private static int color(String hex) {
    return Integer.parseInt(hex.substring(1), 16);
  }
}
