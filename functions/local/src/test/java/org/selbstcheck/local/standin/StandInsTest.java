package org.selbstcheck.local.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.selbstcheck.local.StartFailure;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class StandInsTest {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(
          AwsBasicCredentials.create(
              Credentials.LOCAL.accessKeyId(), Credentials.LOCAL.secretAccessKey()));

  @TempDir Path folder;

  private static DynamoDbClient client(Database database) {
    return DynamoDbClient.builder()
        .endpointOverride(database.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(CREDENTIALS)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Test
  void database_reopened_hasItsItems() throws Exception {
    try (Database database = Database.open(folder, 0);
        DynamoDbClient client = client(database)) {
      client.createTable(
          t ->
              t.tableName("Things")
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(
                      a -> a.attributeName("pk").attributeType(ScalarAttributeType.S))
                  .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH)));
      long before = database.writes().count();
      client.putItem(
          p -> p.tableName("Things").item(java.util.Map.of("pk", AttributeValue.fromS("a"))));
      // It is counted when it is answered, which the client may see first.
      database.writes().await(before, 10_000);
      assertThat(database.writes().count()).isEqualTo(before + 1);
    }

    try (Database database = Database.open(folder, 0);
        DynamoDbClient client = client(database)) {
      assertThat(client.scan(s -> s.tableName("Things")).count()).isEqualTo(1);
    }
  }

  @Test
  void database_damagedFile_saysSoInOneLine() throws Exception {
    Files.writeString(folder.resolve(Database.FILE), "no database ".repeat(1000));

    assertThatThrownBy(() -> Database.open(folder, 0))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("is damaged")
        .hasMessageNotContaining("\n");
  }

  @Test
  void presignedLink_altered_isRefused() throws Exception {
    Buckets.create(folder, "data");
    try (Buckets buckets = Buckets.open(folder, 0, Credentials.LOCAL, Buckets.Cors.none());
        S3Client client =
            S3Client.builder()
                .endpointOverride(buckets.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        S3Presigner presigner =
            S3Presigner.builder()
                .endpointOverride(buckets.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .serviceConfiguration(S3Configuration.builder().build())
                .build()) {
      client.putObject(
          p -> p.bucket("data").key("a/b.txt").contentType("text/plain"),
          RequestBody.fromString("Grüße"));

      URI link =
          presigner
              .presignGetObject(
                  p ->
                      p.signatureDuration(Duration.ofMinutes(15))
                          .getObjectRequest(
                              g ->
                                  g.bucket("data")
                                      .key("a/b.txt")
                                      .responseContentDisposition(
                                          "attachment; filename=\"b.txt\"")))
              .url()
              .toURI();
      HttpResponse<String> good = get(link);
      HttpResponse<String> altered = get(URI.create(link.toString().replace("b.txt?", "c.txt?")));

      assertThat(good.statusCode()).isEqualTo(200);
      assertThat(good.body()).isEqualTo("Grüße");
      assertThat(good.headers().firstValue("content-disposition"))
          .hasValue("attachment; filename=\"b.txt\"");
      assertThat(good.headers().firstValue("content-encoding")).isEmpty();
      assertThat(altered.statusCode()).isEqualTo(403);
    }
  }

  @Test
  void signIn_token_namesClientAndGroups() throws Exception {
    try (SignIn signIn =
        SignIn.open(folder, 0, "site", "http://localhost:8080/verwaltung/"::equals)) {
      String token = signIn.accessToken("demo", List.of("administrators"));
      String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]));

      assertThat(claims)
          .contains("\"client_id\":\"site\"")
          .contains("\"cognito:groups\":[\"administrators\"]")
          .contains("\"iss\":\"" + signIn.issuer() + "\"")
          .doesNotContain("\"aud\"");
      assertThat(get(URI.create(signIn.issuer() + "/.well-known/openid-configuration")).body())
          .contains(signIn.issuer());
    }
  }

  @Test
  void signIn_asTheDemoEditor_leadsToATokenOfTheEditorsGroup() throws Exception {
    try (SignIn signIn =
        SignIn.open(folder, 0, "site", "http://localhost:8080/verwaltung/"::equals)) {
      String back = "http%3A%2F%2Flocalhost%3A8080%2Fverwaltung%2F";
      URI authorize =
          URI.create(
              signIn.issuer()
                  + "/authorize?response_type=code&client_id=site&scope=openid&state=s&redirect_uri="
                  + back);
      Matcher form =
          Pattern.compile(
                  "name=\"username\" value=\"demo-redaktion\">\\s*"
                      + "<input type=\"hidden\" name=\"claims\" value='([^']*)'>")
              .matcher(get(authorize).body());
      assertThat(form.find()).isTrue();

      HttpResponse<String> chosen =
          post(
              authorize,
              "username=demo-redaktion&claims="
                  + URLEncoder.encode(form.group(1), StandardCharsets.UTF_8));
      String location = chosen.headers().firstValue("location").orElseThrow();
      String code = location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
      HttpResponse<String> answer =
          post(
              URI.create(signIn.issuer() + "/token"),
              "grant_type=authorization_code&client_id=site&code="
                  + code
                  + "&redirect_uri="
                  + back);

      String token =
          answer.body().replaceFirst("(?s).*\"access_token\"\\s*:\\s*\"([^\"]*)\".*", "$1");
      assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1])))
          .contains("\"cognito:groups\":[\"editors\"]")
          .contains("\"sub\":\"demo-redaktion\"");
    }
  }

  @Test
  void signIn_returningToAnUnregisteredAddress_isRefused() throws Exception {
    try (SignIn signIn =
        SignIn.open(folder, 0, "site", "http://localhost:8080/verwaltung/"::equals)) {
      String authorize =
          signIn.issuer()
              + "/authorize?response_type=code&client_id=site&scope=openid&state=s&redirect_uri=";

      HttpResponse<String> good =
          get(URI.create(authorize + "http%3A%2F%2Flocalhost%3A8080%2Fverwaltung%2F"));
      HttpResponse<String> other =
          get(URI.create(authorize + "http%3A%2F%2Flocalhost%3A8080%2Felsewhere%2F"));

      assertThat(good.statusCode()).isEqualTo(200);
      assertThat(good.body())
          .contains("Als Demo-Administration anmelden")
          .doesNotContain("https://");
      assertThat(other.statusCode()).isEqualTo(400);
    }
  }

  private static HttpResponse<String> post(URI uri, String form) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(uri)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
