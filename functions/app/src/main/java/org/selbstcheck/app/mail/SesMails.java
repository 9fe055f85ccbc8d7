package org.selbstcheck.app.mail;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/// Mails by the platform's mail service.
public final class SesMails implements Mails {

  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY = 429;

  private final SesV2Client client;
  private final String from;

  /// @param from the verified address of the sender
  public SesMails(SesV2Client client, String from) {
    this.client = client;
    this.from = from;
  }

  @Override
  public Handed hand(Mail mail) {
    try {
      client.sendEmail(
          request ->
              request
                  .fromEmailAddress(from)
                  .destination(to -> to.toAddresses(mail.to()))
                  .content(
                      content ->
                          content.simple(
                              message ->
                                  message
                                      .subject(content(mail.subject()))
                                      .body(body -> body.text(content(mail.text()))))));
      return Handed.TAKEN;
    } catch (BadRequestException | MessageRejectedException e) {
      return Handed.REFUSED;
    } catch (SesV2Exception e) {
      if (e.statusCode() == TOO_MANY || e.statusCode() >= SERVER_ERROR) {
        return Handed.LATER;
      }
      throw e;
    } catch (SdkClientException e) {
      return Handed.LATER;
    }
  }

  private static Content content(String text) {
    return Content.builder().charset(StandardCharsets.UTF_8.name()).data(text).build();
  }
}
