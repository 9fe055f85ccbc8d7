package org.selbstcheck.local;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/// The same against a second imitation of the platform, which shares no code with the stand-ins of
/// the bucket. It needs a Docker engine and says so where there is none.
@ExtendWith(LocalStackTest.SaysThatItIsLeftOut.class)
@Testcontainers(disabledWithoutDocker = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalStackTest implements StoresContract {

  /// The last version that starts without an account.
  private static final String IMAGE = "localstack/localstack:4.14.0";

  @Container
  private static final LocalStackContainer LOCALSTACK =
      new LocalStackContainer(IMAGE)
          // Nothing is reported to the maker.
          .withEnv("DISABLE_EVENTS", "1");

  private Stores stores;

  @BeforeAll
  void start() throws Exception {
    stores =
        Stores.make(
            Stores.template(),
            new Stores.Place(
                LOCALSTACK.getEndpoint(),
                LOCALSTACK.getEndpoint(),
                AwsBasicCredentials.create(LOCALSTACK.getAccessKey(), LOCALSTACK.getSecretKey())));
  }

  @AfterAll
  void stop() {
    stores.close();
  }

  @Override
  public Stores stores() {
    return stores;
  }

  /// `./test` collects such lines. It decides nothing: the condition of [Testcontainers] does,
  /// which asks in the same way but says nothing.
  static final class SaysThatItIsLeftOut implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (context.getTestMethod().isEmpty() && !dockerRuns()) {
        System.out.println("LEFT OUT: LocalStack (no Docker engine)");
      }
      return ConditionEvaluationResult.enabled("Only says what is left out");
    }

    private static boolean dockerRuns() {
      try {
        return DockerClientFactory.instance().client() != null;
      } catch (Throwable e) {
        return false;
      }
    }
  }
}
