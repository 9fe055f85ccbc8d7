package org.selbstcheck.app.frozen;

import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.ResultPointer;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.ResultJson;
import org.selbstcheck.core.scoring.Result;

/// The result of a submission as scoring stored it, for all that is made of it.
public final class FrozenResult {

  private FrozenResult() {}

  /// Reads the object behind a pointer.
  ///
  /// @throws IllegalStateException if there is none or it is no result: the pointer is written
  ///   after it
  public static Result read(Objects objects, ResultPointer pointer) {
    byte[] bytes =
        objects
            .get(pointer.objectKey())
            .orElseThrow(() -> new IllegalStateException("No result in the bucket"));
    return ResultJson.read(JsonText.parse(bytes).own("result"));
  }
}
