package org.selbstcheck.app.erasure;

import java.text.Normalizer;
import java.util.Locale;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;

/// Reads the body of a request that erases a check: the municipality's name, typed.
public final class ErasureReading {

  private ErasureReading() {}

  /// Refuses whoever did not type the municipality's name. That shall show that the erasure is
  /// meant, not how well somebody types.
  ///
  /// @throws Refused if another name was typed
  public static void confirm(Request request, String name) {
    Body body = Body.of(request, "municipality");
    String typed = body.text("municipality", 1, 200);
    if (body.valid() && !plain(typed).equals(plain(name))) {
      body.error(
          "municipality",
          "Das ist nicht der Name der Kommune. Bitte geben Sie ihn so ein, wie er oben steht.");
    }
    body.check();
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .strip()
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.GERMAN);
  }
}
