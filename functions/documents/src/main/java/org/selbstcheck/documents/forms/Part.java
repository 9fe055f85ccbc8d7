package org.selbstcheck.documents.forms;

import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Instrument;

/// An instrument, or one field of it, as a form asks for it.
///
/// @param field one of the instrument's; empty for all of them
public record Part(Instrument instrument, Optional<Field> field) {

  /// The fields that are asked for.
  public List<Field> fields() {
    return field.map(List::of).orElseGet(instrument::fields);
  }

  /// The place of a field in the instrument, from 1.
  int number(Field of) {
    return instrument.fields().indexOf(of) + 1;
  }

  /// "Weltoffene Kommune, Fassung 1".
  String edition() {
    return instrument.title() + ", Fassung " + instrument.version().version();
  }

  /// What the form is called on its first page and in lists of files.
  String title() {
    return field.map(one -> "Fragebogen: " + one.title()).orElse("Fragebogen");
  }
}
