package org.selbstcheck.benchmarks.micro;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.selbstcheck.core.municipality.Register;
import org.selbstcheck.core.municipality.RegisterCompact;
import org.selbstcheck.core.municipality.RegisterReader;
import org.selbstcheck.core.municipality.ShippedRegister;

/// The register that ships, in the form in which functions load it.
final class Registers {

  private Registers() {}

  static String compact() {
    try (InputStream in = ShippedRegister.open()) {
      if (!(RegisterReader.read(in) instanceof RegisterReader.Reading.Read(Register register))) {
        throw new IllegalStateException("The shipped register is damaged");
      }
      StringBuilder text = new StringBuilder();
      RegisterCompact.write(register, text);
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Register read(String compact) {
    try {
      return RegisterCompact.read(new StringReader(compact));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
