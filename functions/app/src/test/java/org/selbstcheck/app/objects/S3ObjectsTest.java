package org.selbstcheck.app.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What becomes of a put that does not simply succeed.
class S3ObjectsTest {

  private final Deque<Integer> statuses = new ArrayDeque<>();
  private final S3Objects objects =
      new S3Objects(
          client(),
          () -> {
            throw new IllegalStateException("No link is asked for");
          },
          "bucket");

  private S3Client client() {
    return (S3Client)
        Proxy.newProxyInstance(
            S3Client.class.getClassLoader(),
            new Class<?>[] {S3Client.class},
            (_, _, _) -> {
              int status = statuses.isEmpty() ? 200 : statuses.removeFirst();
              if (status == 200) {
                return PutObjectResponse.builder().build();
              }
              throw S3Exception.builder().statusCode(status).message("no").build();
            });
  }

  private boolean put(Integer... answers) {
    statuses.addAll(List.of(answers));
    return objects.putIfAbsent("key", new byte[] {1}, "text/plain");
  }

  @Test
  void put_ofSomethingNew_storesIt() {
    assertThat(put(200)).isTrue();
  }

  @Test
  void put_ofSomethingThatIsThere_leavesIt() {
    assertThat(put(412)).isFalse();
  }

  @Test
  void put_besideAnotherThatSucceeds_waitsForIt() {
    assertThat(put(409, 409, 412)).isFalse();
  }

  @Test
  void put_besideAnotherThatFails_storesItself() {
    assertThat(put(409, 200)).isTrue();
  }

  @Test
  void put_inEndlessConflict_fails() {
    assertThatThrownBy(() -> put(409, 409, 409, 409, 409, 409, 409, 409))
        .isInstanceOf(S3Exception.class);
    assertThat(statuses).hasSize(3);
  }

  @Test
  void put_thatIsForbidden_fails() {
    assertThatThrownBy(() -> put(403)).isInstanceOf(S3Exception.class);
  }
}
