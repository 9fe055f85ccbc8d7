package org.selbstcheck.local.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import org.selbstcheck.local.StartFailure;

/// The mail service: takes mails in the form of the platform's API (SES v2, `SendEmail` with simple
/// content) and delivers each by SMTP to a mail server on this machine, which keeps what arrived as
/// a file that any mail program opens. Nothing leaves the machine.
public final class Postbox implements AutoCloseable {

  private static final String SEND = "/v2/email/outbound-emails";

  private final GreenMail server;
  private final HttpServer service;
  private final Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private int kept;

  private Postbox(GreenMail server, HttpServer service, Path folder) {
    this.server = server;
    this.service = service;
    this.folder = folder;
  }

  /// Opens both.
  ///
  /// @param folder where mails are kept; made if it is not there
  /// @param port of the service on the loopback address; 0 takes a free one, as the mail server
  ///   does
  /// @throws StartFailure if the port is taken or the folder not writable
  public static Postbox open(Path folder, int port) {
    try {
      Files.createDirectories(folder);
      var service =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), /* backlog= */ 0);
      var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      server.start();
      var postbox = new Postbox(server, service, folder);
      service.createContext("/", postbox::answer);
      service.start();
      return postbox;
    } catch (IOException | RuntimeException e) {
      throw new StartFailure("The mail service does not start: " + e.getMessage(), e);
    }
  }

  /// Where the functions' client sends to.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + service.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = json.readTree(exchange.getRequestBody());
      if (!exchange.getRequestMethod().equals("POST")
          || !exchange.getRequestURI().getPath().equals(SEND)) {
        respond(exchange, 404, "NotFoundException", "");
        return;
      }
      try {
        deliver(request);
        respond(exchange, 200, "", UUID.randomUUID().toString());
      } catch (MessagingException e) {
        respond(exchange, 400, "BadRequestException", "");
      }
    }
  }

  private void respond(HttpExchange exchange, int status, String error, String messageId)
      throws IOException {
    ObjectNode body = json.createObjectNode();
    if (error.isEmpty()) {
      body.put("MessageId", messageId);
    } else {
      exchange.getResponseHeaders().set("x-amzn-errortype", error);
      body.put("message", error);
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private synchronized void deliver(JsonNode request) throws MessagingException, IOException {
    var smtp = new Properties();
    smtp.setProperty("mail.smtp.host", "127.0.0.1");
    smtp.setProperty("mail.smtp.port", Integer.toString(server.getSmtp().getPort()));
    var message = new MimeMessage(Session.getInstance(smtp));
    message.setFrom(new InternetAddress(request.path("FromEmailAddress").asText(), true));
    for (JsonNode to : request.at("/Destination/ToAddresses")) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(to.asText(), true));
    }
    JsonNode simple = request.at("/Content/Simple");
    message.setSubject(simple.at("/Subject/Data").asText(), "UTF-8");
    message.setText(simple.at("/Body/Text/Data").asText(), "UTF-8");
    Transport.send(message);
    for (MimeMessage arrived : server.getReceivedMessages()) {
      Path file = folder.resolve("%04d.eml".formatted(next()));
      try (OutputStream out = Files.newOutputStream(file)) {
        arrived.writeTo(out);
      }
    }
    forget();
  }

  /// Files of earlier starts stay.
  private int next() {
    while (Files.exists(folder.resolve("%04d.eml".formatted(kept + 1)))) {
      kept++;
    }
    return ++kept;
  }

  private void forget() {
    try {
      server.purgeEmailFromAllMailboxes();
    } catch (com.icegreen.greenmail.store.FolderException e) {
      throw new IllegalStateException("The mail server does not forget", e);
    }
  }

  @Override
  public void close() {
    service.stop(0);
    server.stop();
  }
}
