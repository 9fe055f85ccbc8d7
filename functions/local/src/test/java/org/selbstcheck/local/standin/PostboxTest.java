package org.selbstcheck.local.standin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.selbstcheck.app.mail.Mail;
import org.selbstcheck.app.mail.Mails.Handed;
import org.selbstcheck.app.mail.SesMails;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// The mails of production, by the client of production, through the mail service of this machine.
class PostboxTest {

  private static final String TEXT =
      "Guten Tag,\n\nIhr Teil des Selbstchecks wartet noch auf Antworten: „Öffnung“ – bis 30. 11.\n.\nGrüße\n";

  @TempDir Path folder;

  private static SesMails mails(URI endpoint) {
    return new SesMails(
        SesV2Client.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
            .build(),
        "selbstcheck@projekt.example");
  }

  private List<MimeMessage> arrived() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("mail"))) {
      return files.sorted().map(PostboxTest::read).toList();
    }
  }

  private static MimeMessage read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new MimeMessage(Session.getInstance(new Properties()), in);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void mail_handedOver_arrivesAsItWasWritten() throws Exception {
    try (Postbox postbox = Postbox.open(folder.resolve("mail"), 0)) {
      Handed handed =
          mails(postbox.endpoint())
              .hand(new Mail("jugendamt@stadt.example", "Erinnerung: Öffnung", TEXT));

      assertThat(handed).isEqualTo(Handed.TAKEN);
    }
    MimeMessage mail = arrived().getFirst();
    assertThat(arrived()).hasSize(1);
    assertThat(mail.getSubject()).isEqualTo("Erinnerung: Öffnung");
    assertThat(mail.getFrom())
        .extracting(Object::toString)
        .containsExactly("selbstcheck@projekt.example");
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("jugendamt@stadt.example");
    assertThat(mail.getContent().toString().replace("\r\n", "\n").strip()).isEqualTo(TEXT.strip());
  }

  @Test
  void mails_ofALaterStart_leaveTheEarlierOnes() throws Exception {
    for (int start = 0; start < 2; start++) {
      try (Postbox postbox = Postbox.open(folder.resolve("mail"), 0)) {
        mails(postbox.endpoint()).hand(new Mail("a@stadt.example", "Nummer " + start, "x"));
      }
    }
    assertThat(arrived())
        .extracting(MimeMessage::getSubject)
        .containsExactly("Nummer 0", "Nummer 1");
  }

  @Test
  void address_thatIsNone_isRefused() throws Exception {
    try (Postbox postbox = Postbox.open(folder.resolve("mail"), 0)) {
      assertThat(mails(postbox.endpoint()).hand(new Mail("Jugendamt, Zimmer 3", "x", "y")))
          .isEqualTo(Handed.REFUSED);
    }
    assertThat(arrived()).isEmpty();
  }

  @Test
  void service_thatIsNotThere_isForLater() {
    URI gone;
    try (Postbox postbox = Postbox.open(folder.resolve("mail"), 0)) {
      gone = postbox.endpoint();
    }
    assertThat(mails(gone).hand(new Mail("a@stadt.example", "x", "y"))).isEqualTo(Handed.LATER);
  }
}
