package org.selbstcheck.app.mail;

/// Where mails are handed over to be delivered.
public interface Mails {

  /// What became of a mail. That it was taken does not say that it arrived.
  enum Handed {
    TAKEN,
    /// The address is not one, or is on the sender's list of those that take nothing.
    REFUSED,
    /// Too many at once, or the sender is not reachable: later.
    LATER
  }

  Handed hand(Mail mail);
}
