package org.selbstcheck.local.edge;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What the distribution's two functions of the template do. They are written in JavaScript there,
/// which nothing in this process runs; a test runs them with Node and compares.
final class ViewerFunctions {
  /// Logical ids of the functions.
  static final String PAGES = "PagesFunction";

  static final String NOT_FOUND = "NotFoundFunction";

  static final String NOT_FOUND_PAGE = "/404.html";

  private ViewerFunctions() {}

  /// Fails if the template has a function that is not known here.
  static void check(Set<String> functions) {
    for (String function : functions) {
      if (!function.equals(PAGES) && !function.equals(NOT_FOUND)) {
        throw new IllegalArgumentException("The local edge does not know the function " + function);
      }
    }
  }

  /// What becomes of a path: another path, or a redirection.
  ///
  /// @param path of the file to send
  /// @param redirection where to instead
  record Page(String path, Optional<String> redirection) {}

  /// Maps a path to a page.
  ///
  /// @param known whether there is a page with that path
  static Page page(String path, Predicate<String> known) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.contains(".") && !name.endsWith(".html")) {
      return new Page(path, Optional.empty());
    }
    if (name.isEmpty() || name.endsWith(".html")) {
      String page = name.isEmpty() ? path + "index.html" : path;
      return new Page(known.test(page) ? page : NOT_FOUND_PAGE, Optional.empty());
    }
    boolean own = path.length() > 1 && path.charAt(1) != '/' && path.charAt(1) != '\\';
    if (own && known.test(path + "/index.html")) {
      return new Page(path, Optional.of(path + "/"));
    }
    return new Page(NOT_FOUND_PAGE, Optional.empty());
  }
}
