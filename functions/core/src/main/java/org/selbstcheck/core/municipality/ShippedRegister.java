package org.selbstcheck.core.municipality;

import java.io.InputStream;
import java.util.Objects;

/// The official file that comes with the software, for the first start and for tests. Source:
/// Statistisches Bundesamt (Destatis), Gemeindeverzeichnis, Gebietsstand 30.11.2023.
public final class ShippedRegister {

  /// To be named wherever data of the register are shown; the day is that of [Register#asOf].
  public static final String SOURCE = "Statistisches Bundesamt (Destatis), Gemeindeverzeichnis";

  private static final String FILE = "/register/GV100AD_301123.txt";

  private ShippedRegister() {}

  /// The file in the format GV100AD, for [RegisterReader#read]. To be closed by the caller.
  public static InputStream open() {
    return Objects.requireNonNull(ShippedRegister.class.getResourceAsStream(FILE), FILE);
  }
}
