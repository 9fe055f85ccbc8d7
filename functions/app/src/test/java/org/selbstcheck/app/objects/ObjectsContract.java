package org.selbstcheck.app.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every implementation of [Objects] does. Each test has keys of its own, so that all may
/// share one bucket.
public interface ObjectsContract {

  Objects objects();

  private static byte[] everyByte() {
    byte[] bytes = new byte[100_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    return bytes;
  }

  @Test
  default void get_ofAbsentObject_isEmpty() {
    assertThat(objects().get("checks/nobody/results/1.json")).isEmpty();
  }

  @Test
  default void remove_takesOneObjectAndNoOther() {
    objects().putIfAbsent("comparison/a/1-x.json", new byte[1], "application/json");
    objects().putIfAbsent("comparison/a/1-xy.json", new byte[1], "application/json");

    objects().remove("comparison/a/1-x.json");
    objects().remove("comparison/a/1-x.json");

    assertThat(objects().get("comparison/a/1-x.json")).isEmpty();
    assertThat(objects().exists("comparison/a/1-xy.json")).isTrue();
  }

  @Test
  default void put_ofAbsentObject_storesItsBytes() {
    byte[] bytes = everyByte();

    assertThat(objects().putIfAbsent("checks/a/documents/1.pdf", bytes, "application/pdf"))
        .isTrue();

    // Where the first byte differs, and not two lists of them.
    assertThat(Arrays.mismatch(objects().get("checks/a/documents/1.pdf").orElseThrow(), bytes))
        .isEqualTo(-1);
  }

  @Test
  default void put_ofNoBytes_storesAnObject() {
    assertThat(objects().putIfAbsent("register/empty.tsv", new byte[0], "text/plain")).isTrue();

    assertThat(objects().get("register/empty.tsv").orElseThrow()).isEmpty();
    assertThat(objects().putIfAbsent("register/empty.tsv", new byte[1], "text/plain")).isFalse();
  }

  @Test
  default void put_ofAFile_keepsEveryByteAndTheFirst(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("archive.zip"), everyByte());
    String key = "archives/a/1/2026-11-22.zip";

    assertThat(objects().putIfAbsent(key, file, "application/zip")).isTrue();
    Files.write(file, new byte[] {1});
    assertThat(objects().putIfAbsent(key, file, "application/zip")).isFalse();

    assertThat(Arrays.mismatch(objects().get(key).orElseThrow(), everyByte())).isEqualTo(-1);
  }

  @Test
  default void put_ofObjectThatIsThere_keepsTheFirst() {
    String key = "checks/b/submissions/1.json";
    objects().putIfAbsent(key, "{\"first\": 1}".getBytes(UTF_8), "application/json");

    boolean again = objects().putIfAbsent(key, "{\"second\": 2}".getBytes(UTF_8), "text/plain");
    boolean same = objects().putIfAbsent(key, "{\"first\": 1}".getBytes(UTF_8), "application/json");

    assertThat(again).isFalse();
    assertThat(same).isFalse();
    assertThat(objects().get(key).orElseThrow()).asString(UTF_8).isEqualTo("{\"first\": 1}");
  }

  @Test
  default void beginning_ofAnObject_isNoLongerThanAskedFor() {
    String key = "uploads/e/1";
    objects().putIfAbsent(key, "0123456789".getBytes(UTF_8), "text/plain");
    objects().putIfAbsent("uploads/e/empty", new byte[0], "text/plain");

    assertThat(objects().beginning(key, 1).orElseThrow()).asString(UTF_8).isEqualTo("0");
    assertThat(objects().beginning(key, 10).orElseThrow()).asString(UTF_8).isEqualTo("0123456789");
    assertThat(objects().beginning(key, 9999).orElseThrow())
        .asString(UTF_8)
        .isEqualTo("0123456789");
    assertThat(objects().beginning("uploads/e/empty", 5).orElseThrow()).isEmpty();
    assertThat(objects().beginning("uploads/e/none", 5)).isEmpty();
  }

  @Test
  default void exists_isTrueOfWhatWasPut() {
    String key = "forms/weltoffene-kommune/1/1/there.pdf";
    assertThat(objects().exists(key)).isFalse();

    objects().putIfAbsent(key, new byte[] {1}, "application/pdf");

    assertThat(objects().exists(key)).isTrue();
    assertThat(objects().exists("forms/weltoffene-kommune/1/1/there")).isFalse();
  }

  @Test
  default void put_underAKeyBesideAnother_leavesTheOther() {
    objects().putIfAbsent("checks/c/results/1.json", "one".getBytes(UTF_8), "application/json");
    objects().putIfAbsent("checks/c/results/10.json", "ten".getBytes(UTF_8), "application/json");

    assertThat(objects().get("checks/c/results/1.json").orElseThrow())
        .asString(UTF_8)
        .isEqualTo("one");
    assertThat(objects().get("checks/c/results")).isEmpty();
  }

  @Test
  default void removeAll_ofAFolder_leavesWhatLiesBeside() {
    for (int i = 0; i < 5; i++) {
      objects().putIfAbsent("checks/gone/documents/" + i, new byte[i], "application/pdf");
    }
    objects().putIfAbsent("checks/gone/results/1.json", new byte[1], "application/json");
    objects().putIfAbsent("checks/gone2/results/1.json", new byte[2], "application/json");

    assertThat(objects().removeAll("checks/gone/")).isEqualTo(6);

    assertThat(objects().get("checks/gone/documents/3")).isEmpty();
    assertThat(objects().get("checks/gone/results/1.json")).isEmpty();
    assertThat(objects().get("checks/gone2/results/1.json")).isPresent();
    assertThat(objects().removeAll("checks/gone/")).as("again").isZero();
  }

  /// The platform lists and removes at most 1 000 at once.
  @Test
  default void removeAll_ofMoreThanOnePage_removesAll() {
    for (int i = 0; i < 1_003; i++) {
      objects().putIfAbsent("checks/many/documents/" + i, new byte[0], "application/pdf");
    }

    assertThat(objects().removeAll("checks/many/")).isEqualTo(1_003);

    assertThat(objects().get("checks/many/documents/1002")).isEmpty();
  }

  @Test
  default void removeAll_ofWhatIsNoFolder_isRefused() {
    assertThatThrownBy(() -> objects().removeAll("checks/gone"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> objects().removeAll("")).isInstanceOf(IllegalArgumentException.class);
  }

  /// Ten races, since one may end well by luck.
  @Test
  default void put_byManyAtOnce_letsExactlyOneThrough() throws Exception {
    int many = 16;
    Objects objects = objects();
    for (int race = 0; race < 10; race++) {
      String key = "checks/race/submissions/" + race + ".json";
      CyclicBarrier start = new CyclicBarrier(many);
      List<Callable<Boolean>> puts =
          IntStream.range(0, many)
              .<Callable<Boolean>>mapToObj(
                  i ->
                      () -> {
                        start.await();
                        return objects.putIfAbsent(
                            key, ("writer " + i).getBytes(UTF_8), "application/json");
                      })
              .toList();
      List<Future<Boolean>> stored;
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        stored = threads.invokeAll(puts);
      }
      List<Integer> winners =
          IntStream.range(0, many).filter(i -> stored.get(i).resultNow()).boxed().toList();

      assertThat(winners).as(key).hasSize(1);
      assertThat(objects.get(key).orElseThrow())
          .asString(UTF_8)
          .isEqualTo("writer " + winners.getFirst());
    }
  }
}
