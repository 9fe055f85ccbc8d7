package org.selbstcheck.local.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The bucket of the site: the built pages in a folder, beside them files that a deployment writes.
public final class Site {
  /// As `infrastructure/package/site-plan.mjs` stores files; a test compares.
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("md", "text/markdown; charset=utf-8"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("png", "image/png"),
          Map.entry("svg", "image/svg+xml; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("webmanifest", "application/manifest+json; charset=utf-8"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("xml", "application/xml; charset=utf-8"));

  /// A hash in a file's name says that the file never changes.
  private static final Pattern HASHED =
      Pattern.compile("/assets/(.*/)?(.*-[0-9A-Z]{8}|(.*-)?[0-9a-f]{10})\\.[a-z0-9]+");

  private final Path folder;
  private final Map<String, byte[]> written;

  /// Creates the bucket.
  ///
  /// @param folder with the built pages
  /// @param written more files by their path, such as `/config.json`
  public Site(Path folder, Map<String, byte[]> written) {
    this.folder = folder.toAbsolutePath().normalize();
    this.written = Map.copyOf(written);
  }

  /// Answers a request.
  ///
  /// @param functions logical ids of the distribution's functions
  WebResponse answer(WebRequest request, String rootObject, Set<String> functions)
      throws IOException {
    String path = HttpApiEvent.decodedPath(request.rawPath());
    if (path.equals("/") && !rootObject.isEmpty()) {
      path = "/" + rootObject;
    }
    if (functions.contains(ViewerFunctions.PAGES)) {
      ViewerFunctions.Page page = ViewerFunctions.page(path, known -> find(known).isPresent());
      if (page.redirection().isPresent()) {
        return new WebResponse(
            301,
            List.of(
                new WebResponse.Header("location", page.redirection().get()),
                new WebResponse.Header("cache-control", "max-age=3600")),
            new byte[0]);
      }
      path = page.path();
    }
    WebResponse response = file(request, path);
    boolean notFound =
        functions.contains(ViewerFunctions.NOT_FOUND)
            && response.status() == 200
            && path.equals(ViewerFunctions.NOT_FOUND_PAGE);
    return notFound ? response.withStatus(404) : response;
  }

  private WebResponse file(WebRequest request, String path) throws IOException {
    Optional<byte[]> content = read(path);
    if (content.isEmpty()) {
      // The distribution may read objects but not list the bucket, which makes a missing one
      // forbidden.
      return new WebResponse(
          403,
          List.of(new WebResponse.Header("content-type", "application/xml")),
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
              .getBytes(StandardCharsets.UTF_8));
    }
    byte[] body = content.get();
    List<WebResponse.Header> headers = new ArrayList<>();
    headers.add(new WebResponse.Header("content-type", type(path)));
    headers.add(new WebResponse.Header("cache-control", caching(path)));
    String tag = "\"" + java.util.HexFormat.of().toHexDigits(checksum(body)) + "\"";
    headers.add(new WebResponse.Header("etag", tag));
    if (request.header("if-none-match").filter(tag::equals).isPresent()) {
      return new WebResponse(304, headers, new byte[0]);
    }
    return new WebResponse(200, headers, body);
  }

  private static long checksum(byte[] body) {
    var checksum = new java.util.zip.CRC32C();
    checksum.update(body);
    return checksum.getValue() << 20 | body.length;
  }

  private Optional<byte[]> read(String path) throws IOException {
    byte[] bytes = written.get(path);
    if (bytes != null) {
      return Optional.of(bytes);
    }
    Optional<Path> file = find(path);
    return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
  }

  private Optional<Path> find(String path) {
    try {
      Path file = folder.resolve(path.substring(1)).normalize();
      return file.startsWith(folder) && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException | StringIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /// The content type of a file.
  ///
  /// @throws IllegalStateException for an ending that a deployment would refuse as well
  static String type(String path) {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("No content type is known for " + path);
    }
    return type;
  }

  /// How long a file may be kept.
  static String caching(String path) {
    if (path.equals("/config.json")) {
      return "no-store";
    }
    if (path.equals("/sw.js")) {
      return "no-cache";
    }
    if (HASHED.matcher(path).matches()) {
      return "public, max-age=31536000, immutable";
    }
    return path.startsWith("/assets/")
        ? "public, max-age=86400"
        : "public, max-age=0, must-revalidate, s-maxage=86400";
  }
}
