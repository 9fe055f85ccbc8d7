package org.selbstcheck.core.charts;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// A picture read back, for tests.
record Drawn(Document document) {

  static Drawn of(String svg) throws Exception {
    return new Drawn(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg))));
  }

  Element root() {
    return document.getDocumentElement();
  }

  List<Element> all(String tag) {
    NodeList nodes = document.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  List<String> texts(String tag) {
    return all(tag).stream().map(Element::getTextContent).toList();
  }

  Set<String> elements() {
    Set<String> names = new TreeSet<>();
    all("*").forEach(element -> names.add(element.getTagName()));
    return names;
  }

  /// Rectangles that are filled and have no edge, by their width.
  List<String> filled(String color) {
    return all("rect").stream()
        .filter(it -> it.getAttribute("fill").equals(color) && !it.hasAttribute("stroke"))
        .map(it -> it.getAttribute("width"))
        .toList();
  }

  /// Rectangles that are only an edge, by their width.
  List<String> hollow() {
    return all("rect").stream()
        .filter(it -> it.hasAttribute("stroke"))
        .map(it -> it.getAttribute("width"))
        .toList();
  }

  /// Whether everything lies inside the picture.
  boolean fits() {
    double width = Double.parseDouble(root().getAttribute("width"));
    double height = Double.parseDouble(root().getAttribute("height"));
    return all("rect").stream()
            .allMatch(
                it ->
                    number(it, "x") >= 0
                        && number(it, "x") + number(it, "width") <= width
                        && number(it, "y") + number(it, "height") <= height)
        && all("text").stream().allMatch(it -> number(it, "y") <= height)
        && all("line").stream()
            .allMatch(it -> number(it, "x2") <= width && number(it, "y2") <= height);
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
