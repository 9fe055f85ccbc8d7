package org.selbstcheck.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TemplateReaderTest {
  static final Locals LOCALS =
      new Locals(
          URI.create("http://localhost:8080"),
          URI.create("http://127.0.0.1:8082"),
          URI.create("http://localhost:8081"),
          "http://localhost:8081/selbstcheck",
          "site",
          Map.of("SiteAddress", "http://localhost:8080"));

  private static final String REST =
      """
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
            Auth:
              Authorizers:
                Team:
                  AuthorizationScopes: [openid]
                  JwtConfiguration:
                    issuer: !Sub https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${Pool}
                    audience: [!Ref Client]
        Pool: {Type: AWS::Cognito::UserPool}
        Client: {Type: AWS::Cognito::UserPoolClient}
        Site: {Type: AWS::S3::Bucket}
        Headers:
          Type: AWS::CloudFront::ResponseHeadersPolicy
          Properties:
            ResponseHeadersPolicyConfig:
              SecurityHeadersConfig:
                ContentSecurityPolicy:
                  Override: true
                  ContentSecurityPolicy: !Sub "connect-src 'self' https://${Site.RegionalDomainName}"
        Cdn:
          Type: AWS::CloudFront::Distribution
          Properties:
            DistributionConfig:
              Origins:
                - {Id: s, DomainName: !GetAtt Site.RegionalDomainName, S3OriginConfig: {}}
              DefaultCacheBehavior: {TargetOriginId: s, ResponseHeadersPolicyId: !Ref Headers}
      """
          .indent(0);

  private static Template read(String resources) {
    return read("", resources);
  }

  private static Template read(String before, String resources) {
    return TemplateReader.read(before + "Resources:\n" + resources + REST, LOCALS);
  }

  @Test
  void function_withGlobals_mergesMappingsAndKeepsItsOwnValues() {
    Template template =
        read(
            """
            Parameters:
              Memory: {Type: Number, Default: 512}
            Conditions:
              Large: !Equals [!Ref Memory, 1024]
            Globals:
              Function:
                Timeout: 5
                MemorySize: !Ref Memory
                Environment: {Variables: {TABLE: !Ref Things, KIND: global}}
            """,
            """
              Things:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
                  KeySchema: [{AttributeName: pk, KeyType: HASH}]
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B
                  Timeout: 7
                  Environment:
                    Variables:
                      KIND: !If [Large, large, small]
                      GONE: !If [Large, x, !Ref AWS::NoValue]
                  Events:
                    Get: {Type: HttpApi, Properties: {Path: /api/a, Method: get, Auth: {Authorizer: Team}}}
                    Rest: {Type: HttpApi, Properties: {Path: $default, Method: ANY}}
            """);

    LambdaFunction function = template.functions().getFirst();

    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(function.memoryMegabytes()).isEqualTo(512);
    assertThat(function.environment()).isEqualTo(Map.of("TABLE", "Things", "KIND", "small"));
    assertThat(function.triggers(Trigger.Route.class))
        .extracting(Trigger.Route::key, Trigger.Route::authorizer)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("GET /api/a", Optional.of("Team")),
            org.assertj.core.groups.Tuple.tuple("$default", Optional.empty()));
    assertThat(template.api().authorizers())
        .isEqualTo(
            Map.of(
                "Team",
                new HttpApi.JwtAuthorizer(
                    "http://localhost:8081/selbstcheck", List.of("site"), List.of("openid"))));
    assertThat(template.distribution().behaviours().getFirst().headers())
        .containsExactly(
            new Distribution.Header(
                "content-security-policy", "connect-src 'self' http://127.0.0.1:8082", true));
  }

  @Test
  void streamTrigger_read_hasLimitsAndTarget() {
    Template template =
        read(
            """
              Letters: {Type: AWS::SQS::Queue}
              Things:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
                  KeySchema: [{AttributeName: pk, KeyType: HASH}]
                  StreamSpecification: {StreamViewType: NEW_IMAGE}
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B
                  Events:
                    Changes:
                      Type: DynamoDB
                      Properties:
                        Stream: !GetAtt Things.StreamArn
                        StartingPosition: LATEST
                        BatchSize: 10
                        MaximumRetryAttempts: 0
                        MaximumRecordAgeInSeconds: -1
                        FunctionResponseTypes: [ReportBatchItemFailures]
                        DestinationConfig: {OnFailure: {Destination: !GetAtt Letters.Arn}}
                        FilterCriteria: {Filters: [{Pattern: '{"eventName":["INSERT"]}'}]}
            """);

    assertThat(template.functions().getFirst().triggers())
        .containsExactly(
            new Trigger.Stream(
                "Changes",
                "Things",
                "LATEST",
                10,
                OptionalInt.of(0),
                Optional.empty(),
                false,
                true,
                List.of("{\"eventName\":[\"INSERT\"]}"),
                Optional.of("arn:aws:sqs:eu-central-1:000000000000:Letters")));
    assertThat(template.table("Things").streamView()).hasValue("NEW_IMAGE");
  }

  @Test
  void unknownThings_read_failWithTheLogicalId() {
    assertThatThrownBy(() -> read("  Odd: {Type: AWS::EC2::Instance}\n"))
        .hasMessageContaining("Odd")
        .hasMessageContaining("AWS::EC2::Instance");
    assertThatThrownBy(
            () ->
                read(
                    "  Worker: {Type: AWS::Serverless::Function, Properties: {Handler: a.B, Colour: red}}\n"))
        .hasMessageContaining("Worker")
        .hasMessageContaining("Colour");
    assertThatThrownBy(
            () ->
                read(
                    "  Worker: {Type: AWS::Serverless::Function, Properties: {Handler: a.B, Events: {Q: {Type: SQS}}}}\n"))
        .hasMessageContaining("Worker.Events.Q")
        .hasMessageContaining("SQS");
    assertThatThrownBy(
            () ->
                read(
                    "  Worker: {Type: AWS::Serverless::Function, Properties: {Handler: !Ref Nobody}}\n"))
        .hasMessageContaining("Worker.Handler")
        .hasMessageContaining("Nobody");
    assertThatThrownBy(
            () ->
                read(
                    "  Worker: {Type: AWS::Serverless::Function, Properties: {Handler: !Base64 x}}\n"))
        .hasMessageContaining("!Base64");
  }

  @Test
  void resource_whoseConditionDoesNotHold_isNotThere() {
    Template template =
        read(
            "Conditions:\n  Never: !Equals [a, b]\n",
            "  Worker: {Type: AWS::Serverless::Function, Condition: Never, Properties: {Handler: a.B}}\n");

    assertThat(template.functions()).isEmpty();
  }

  @Test
  void theProjectsTemplate_read_isUnderstood() throws Exception {
    Path file = Path.of("../../template.yaml");
    assertThat(Files.exists(file)).isTrue();

    Template template = TemplateReader.read(file, LOCALS);

    assertThat(template.functions()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(template.tables()).extracting(Table::id).contains("ChecksTable", "JobsTable");
    assertThat(template.api().authorizers().values())
        .extracting(HttpApi.JwtAuthorizer::issuer)
        .containsOnly("http://localhost:8081/selbstcheck");
    assertThat(template.buckets().stream().flatMap(bucket -> bucket.cors().stream()))
        .flatExtracting(Bucket.CorsRule::origins)
        .containsOnly("http://localhost:8080");
    assertThat(template.distribution().behaviours())
        .flatExtracting(Distribution.Behaviour::headers)
        .filteredOn(header -> header.name().equals("content-security-policy"))
        .extracting(Distribution.Header::value)
        .anySatisfy(
            policy ->
                assertThat(policy)
                    .contains("connect-src 'self' http://localhost:8081")
                    .contains("http://127.0.0.1:8082"))
        .noneSatisfy(policy -> assertThat(policy).contains("amazon"));
  }
}
