package org.selbstcheck.app.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every implementation of [Objects] does whose bucket is reached over HTTP: its links are
/// followed as a browser follows them, without credentials and without the SDK.
public interface LinksContract extends ObjectsContract {

  private static HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      return browser.send(request.build(), BodyHandlers.ofByteArray());
    }
  }

  private static List<String> query(String link) {
    return Arrays.asList(URI.create(link).getRawQuery().split("&"));
  }

  @Test
  default void downloadLink_followed_givesTheBytesUnderTheFileName() throws Exception {
    String key = "checks/links/documents/1-pdf.pdf";
    byte[] bytes = "%PDF – Grüße".getBytes(UTF_8);
    objects().putIfAbsent(key, bytes, "application/pdf");

    HttpResponse<byte[]> answer =
        send(
            HttpRequest.newBuilder(
                URI.create(objects().downloadLink(key, "Selbstcheck Kaufbeuren.pdf"))));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(bytes);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"Selbstcheck Kaufbeuren.pdf\"");
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  default void downloadLink_ofAbsentObject_leadsNowhere() throws Exception {
    String link = objects().downloadLink("checks/links/documents/none.pdf", "none.pdf");

    assertThat(send(HttpRequest.newBuilder(URI.create(link))).statusCode()).isIn(403, 404);
  }

  @Test
  default void downloadLink_livesFifteenMinutes() {
    assertThat(query(objects().downloadLink("checks/links/documents/1.pdf", "1.pdf")))
        .contains("X-Amz-Expires=900");
  }

  /// A browser sends the type of a chosen file or none, and no other header that could be signed.
  @Test
  default void uploadLink_withAndWithoutAContentType_takesAFile() throws Exception {
    for (List<String> type :
        List.of(List.<String>of(), List.of("Content-Type", "text/tab-separated-values"))) {
      String key = "register/uploads/links" + type.size();
      String link = objects().uploadLink(key, Duration.ofMinutes(5));
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(link)).PUT(BodyPublishers.ofString("Oberallgäu\t1\n"));
      if (!type.isEmpty()) {
        request.headers(type.toArray(String[]::new));
      }

      assertThat(send(request).statusCode()).as("type %s", type).isEqualTo(200);

      assertThat(objects().get(key).orElseThrow())
          .as("type %s", type)
          .asString(UTF_8)
          .isEqualTo("Oberallgäu\t1\n");
    }
  }

  @Test
  default void uploadLink_signsTheHostAloneAndLivesAsLongAsAsked() {
    assertThat(query(objects().uploadLink("register/uploads/links", Duration.ofMinutes(5))))
        .contains("X-Amz-Expires=300", "X-Amz-SignedHeaders=host")
        .noneMatch(part -> part.toLowerCase(java.util.Locale.ROOT).contains("checksum"));
  }
}
