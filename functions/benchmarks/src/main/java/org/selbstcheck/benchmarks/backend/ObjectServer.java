package org.selbstcheck.benchmarks.backend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;

/// An object store in memory that knows what functions use of S3: to put an object unless it is
/// there, to get it, to ask whether it is there and to list all. Signatures are not looked at.
final class ObjectServer implements AutoCloseable {

  /// As many keys as the platform lists at once.
  private static final int PAGE = 1000;

  private record Stored(byte[] bytes, String contentType) {}

  private final NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>();
  private final HttpServer server;

  ObjectServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = exchange.getRequestURI().getPath();
      switch (exchange.getRequestMethod()) {
        case "PUT" -> put(exchange, key);
        case "GET", "HEAD" -> {
          String query = exchange.getRequestURI().getQuery();
          if (query != null && query.contains("list-type=2")) {
            list(exchange, key.endsWith("/") ? key : key + "/", query);
          } else {
            get(exchange, key);
          }
        }
        default -> exchange.sendResponseHeaders(405, -1);
      }
    }
  }

  private void put(HttpExchange exchange, String key) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String signed = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    Stored bytes =
        new Stored(
            signed != null && signed.startsWith("STREAMING-") ? unchunked(body) : body,
            type == null ? "application/octet-stream" : type);
    boolean unlessThere = exchange.getRequestHeaders().containsKey("If-None-Match");
    if (unlessThere && objects.putIfAbsent(key, bytes) != null) {
      error(exchange, 412, "PreconditionFailed");
    } else {
      objects.put(key, bytes);
      exchange.getResponseHeaders().set("ETag", "\"0\"");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void get(HttpExchange exchange, String key) throws IOException {
    Stored stored = objects.get(key);
    byte[] bytes = stored == null ? new byte[0] : stored.bytes();
    if (stored != null) {
      exchange.getResponseHeaders().set("Content-Type", stored.contentType());
    }
    if (stored == null) {
      error(exchange, 404, "NoSuchKey");
    } else if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("ETag", "\"0\"");
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
      exchange.sendResponseHeaders(200, -1);
    } else {
      exchange.getResponseHeaders().set("ETag", "\"0\"");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /// A page of keys; the token of the next one is the last key of this one.
  private void list(HttpExchange exchange, String bucket, String query) throws IOException {
    String after =
        Arrays.stream(query.split("&"))
            .filter(part -> part.startsWith("continuation-token="))
            .map(part -> part.substring("continuation-token=".length()))
            .findFirst()
            .orElse("");
    List<String> keys =
        objects.tailMap(bucket + after, after.isEmpty()).keySet().stream()
            .takeWhile(key -> key.startsWith(bucket))
            .map(key -> key.substring(bucket.length()))
            .limit(PAGE)
            .toList();
    boolean more = keys.size() == PAGE;
    StringBuilder xml = new StringBuilder("<ListBucketResult>");
    keys.forEach(key -> xml.append("<Contents><Key>").append(key).append("</Key></Contents>"));
    xml.append("<IsTruncated>").append(more).append("</IsTruncated>");
    if (more) {
      xml.append("<NextContinuationToken>")
          .append(keys.getLast())
          .append("</NextContinuationToken>");
    }
    byte[] body = xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    byte[] body = ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /// Takes the SDK's own chunks (aws-chunked) apart: a line with the length in hex, the bytes, an
  /// empty line, and so on until a chunk of length 0; checksums follow.
  private static byte[] unchunked(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length);
    int at = 0;
    while (true) {
      int end = at;
      while (body[end] != '\r') {
        end++;
      }
      String head = new String(body, at, end - at, StandardCharsets.US_ASCII);
      int length = Integer.parseInt(head.split(";", 2)[0], 16);
      if (length == 0) {
        return bytes.toByteArray();
      }
      bytes.write(body, end + 2, length);
      at = end + 2 + length + 2;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
