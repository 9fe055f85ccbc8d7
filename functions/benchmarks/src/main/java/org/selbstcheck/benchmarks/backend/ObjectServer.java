package org.selbstcheck.benchmarks.backend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// An object store in memory that knows what functions use of S3: to put an object unless it is
/// there, to get it and to ask whether it is there. Signatures are not looked at.
final class ObjectServer implements AutoCloseable {

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
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
        case "GET", "HEAD" -> get(exchange, key);
        default -> exchange.sendResponseHeaders(405, -1);
      }
    }
  }

  private void put(HttpExchange exchange, String key) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String signed = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
    byte[] bytes = signed != null && signed.startsWith("STREAMING-") ? unchunked(body) : body;
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
    byte[] bytes = objects.get(key);
    if (bytes == null) {
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
