package org.selbstcheck.app.register;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.RegisterPointer;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.municipality.Register;
import org.selbstcheck.core.municipality.RegisterCompact;
import org.selbstcheck.core.municipality.RegisterReader;
import org.selbstcheck.core.municipality.RegisterSearch;
import org.selbstcheck.core.municipality.ShippedRegister;

/// Loads the register in force.
public final class KnownRegister {

  private static final String SHIPPED = "";

  private final Programme programme;
  private final Objects objects;

  /// The one that was loaded last; building the search index of 12 000 names takes longer than a
  /// request.
  private final AtomicReference<@Nullable InForce> loaded = new AtomicReference<>();

  public KnownRegister(Tables tables, Objects objects) {
    this.programme = new Programme(tables);
    this.objects = objects;
  }

  /// What was put in force; empty before that ever happened.
  public Optional<InForce> stored() {
    return programme.register().map(RegisterPointer::objectKey).map(this::known);
  }

  /// What was put in force, or what ships with the software as long as nothing was. Writes nothing.
  public InForce current() {
    return stored().orElseGet(() -> known(SHIPPED));
  }

  private InForce known(String key) {
    InForce known = loaded.get();
    if (known != null && known.objectKey().equals(key)) {
      return known;
    }
    Register register =
        (key.equals(SHIPPED) ? Optional.of(shipped()) : load(key))
            .orElseThrow(() -> new IllegalStateException("Register object is missing"));
    InForce read = new InForce(key, register, RegisterSearch.of(register));
    loaded.set(read);
    return read;
  }

  /// A register by its object; empty if there is no such object.
  public Optional<Register> load(String objectKey) {
    return objects.get(objectKey).map(KnownRegister::compact);
  }

  private static Register compact(byte[] bytes) {
    try (var text =
        new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      return RegisterCompact.read(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Register shipped() {
    try (InputStream in = ShippedRegister.open()) {
      if (RegisterReader.read(in) instanceof RegisterReader.Reading.Read(Register register)) {
        return register;
      }
      throw new IllegalStateException("The shipped register is damaged");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
