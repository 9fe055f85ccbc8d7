package org.selbstcheck.app.testbed;

import java.util.ArrayList;
import java.util.List;
import org.selbstcheck.app.mail.Mail;
import org.selbstcheck.app.mail.Mails;

/// Keeps what was handed over; refuses addresses without an at sign, and everything while it is
/// closed.
public final class Outbox implements Mails {

  private final List<Mail> mails = new ArrayList<>();
  private boolean closed;

  @Override
  public synchronized Handed hand(Mail mail) {
    if (closed) {
      return Handed.LATER;
    }
    if (!mail.to().contains("@")) {
      return Handed.REFUSED;
    }
    mails.add(mail);
    return Handed.TAKEN;
  }

  public synchronized void close(boolean closed) {
    this.closed = closed;
  }

  public synchronized List<Mail> mails() {
    return List.copyOf(mails);
  }
}
