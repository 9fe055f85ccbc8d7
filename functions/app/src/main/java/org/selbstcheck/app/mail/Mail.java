package org.selbstcheck.app.mail;

import java.util.regex.Pattern;

/// A mail in plain text.
///
/// @param to one address
/// @param subject one line
/// @param text lines end with `\n`
/// @throws IllegalArgumentException if address or subject could end their header line
public record Mail(String to, String subject, String text) {

  /// What HTML takes for a mail address: one line of ASCII, without a name or a second address.
  public static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
              + "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");

  public Mail {
    if (oneLine(to).isBlank() || oneLine(subject).isBlank()) {
      throw new IllegalArgumentException("A mail needs an address and a subject");
    }
  }

  private static String oneLine(String header) {
    if (header.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw new IllegalArgumentException("A header of a mail is one line");
    }
    return header;
  }
}
