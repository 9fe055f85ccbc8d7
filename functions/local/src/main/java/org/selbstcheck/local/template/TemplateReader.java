package org.selbstcheck.local.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads a template. Types and properties that change nothing on one machine are listed here;
/// whatever is neither listed nor read fails.
public final class TemplateReader {
  /// Types that nothing on this machine stands for: permissions, logs, alarms, keys, names.
  private static final Set<String> NOT_HERE =
      Set.of(
          "AWS::Budgets::Budget",
          "AWS::CertificateManager::Certificate",
          "AWS::CloudFront::CachePolicy",
          "AWS::CloudFront::OriginAccessControl",
          "AWS::CloudFront::OriginRequestPolicy",
          "AWS::CloudWatch::Alarm",
          "AWS::CloudWatch::Dashboard",
          "AWS::Cognito::ManagedLoginBranding",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Policy",
          "AWS::IAM::Role",
          "AWS::KMS::Alias",
          "AWS::KMS::Key",
          "AWS::Lambda::Permission",
          "AWS::Logs::LogGroup",
          "AWS::Logs::MetricFilter",
          "AWS::Route53::RecordSet",
          "AWS::S3::BucketPolicy",
          "AWS::SNS::Subscription",
          "AWS::SNS::Topic",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::QueuePolicy");

  /// Types that only their names or their being there matter of.
  private static final Set<String> BY_NAME =
      Set.of(
          "AWS::Cognito::UserPool",
          "AWS::Cognito::UserPoolDomain",
          "AWS::Cognito::UserPoolGroup",
          "AWS::CloudFront::Function",
          "AWS::CloudFront::KeyValueStore",
          "AWS::CloudFront::ResponseHeadersPolicy",
          "AWS::SQS::Queue");

  private static final Set<String> FUNCTION_PROPERTIES =
      Set.of(
          "Architectures",
          "AutoPublishAlias",
          "CodeUri",
          "DeadLetterQueue",
          "Description",
          "Environment",
          "EphemeralStorage",
          "EventInvokeConfig",
          "Events",
          "FunctionName",
          "Handler",
          "Layers",
          "LoggingConfig",
          "MemorySize",
          "Policies",
          "ReservedConcurrentExecutions",
          "Role",
          "Runtime",
          "SnapStart",
          "Tags",
          "Timeout",
          "Tracing");

  private static final int DEFAULT_TIMEOUT_SECONDS = 3;
  private static final int DEFAULT_MEMORY_MEGABYTES = 128;
  private static final int DEFAULT_BATCH = 100;
  private static final int DEFAULT_RETRIES = 2;

  private final Values values;
  private final Map<String, Object> globals;

  private TemplateReader(Map<String, Object> template, Locals locals) {
    this.values = new Values(template, locals);
    this.globals = values.section("Globals");
  }

  /// Reads a file.
  ///
  /// @throws TemplateException if something in it is not understood
  public static Template read(Path file, Locals locals) throws IOException {
    return read(Files.readString(file), locals);
  }

  /// Reads a text.
  ///
  /// @throws TemplateException if something in it is not understood
  public static Template read(String text, Locals locals) {
    return new TemplateReader(YamlTree.read(text), locals).template();
  }

  private Template template() {
    List<LambdaFunction> functions = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    List<Bucket> buckets = new ArrayList<>();
    List<HttpApi> apis = new ArrayList<>();
    List<Distribution> distributions = new ArrayList<>();
    List<String> returns = new ArrayList<>();
    for (String id : values.section("Resources").keySet()) {
      Map<String, Object> resource = Values.map(values.section("Resources").get(id), id);
      if (resource.get("Condition") instanceof String condition
          && !values.condition(condition, id)) {
        continue;
      }
      String type = String.valueOf(resource.get("Type"));
      switch (type) {
        case "AWS::Serverless::Function" -> functions.add(function(id, properties(id, resource)));
        case "AWS::DynamoDB::Table" -> tables.add(table(id, properties(id, resource)));
        case "AWS::S3::Bucket" -> buckets.add(bucket(id, properties(id, resource)));
        case "AWS::Serverless::HttpApi" -> apis.add(api(id, properties(id, resource)));
        case "AWS::Cognito::UserPoolClient" -> {
          Properties client = properties(id, resource);
          returns.addAll(client.texts("CallbackURLs"));
          returns.addAll(client.texts("LogoutURLs"));
        }
        case "AWS::CloudFront::Distribution" ->
            distributions.add(distribution(id, properties(id, resource)));
        default -> {
          if (!NOT_HERE.contains(type) && !BY_NAME.contains(type)) {
            throw new TemplateException(id, "the local system does not know the type " + type);
          }
        }
      }
    }
    return new Template(
        functions,
        tables,
        buckets,
        single("AWS::Serverless::HttpApi", apis),
        returns,
        single("AWS::CloudFront::Distribution", distributions));
  }

  private static <T> T single(String type, List<T> found) {
    if (found.size() != 1) {
      throw new TemplateException("Resources", "needs one " + type + ", has " + found.size());
    }
    return found.getFirst();
  }

  private Properties properties(String id, Map<String, Object> resource) {
    Object properties = resource.get("Properties");
    return new Properties(id, properties == null ? Map.of() : Values.map(properties, id), values);
  }

  // Functions

  private LambdaFunction function(String id, Properties own) {
    own.only(FUNCTION_PROPERTIES);
    Properties all = new Properties(id, withGlobals("Function", own.raw()), values);
    var environment = new TreeMap<String, String>();
    Properties variables = all.part("Environment").part("Variables");
    for (String name : variables.raw().keySet()) {
      variables.text(name).ifPresent(value -> environment.put(name, value));
    }
    List<Trigger> triggers = new ArrayList<>();
    all.named("Events").forEach((name, event) -> triggers.add(trigger(name, event)));
    Properties asynchronous = all.part("EventInvokeConfig");
    return new LambdaFunction(
        id,
        String.valueOf(values.resolve(Map.of("Ref", id), id)),
        all.requiredText("Handler"),
        Duration.ofSeconds(all.number("Timeout").orElse(DEFAULT_TIMEOUT_SECONDS)),
        all.number("MemorySize").orElse(DEFAULT_MEMORY_MEGABYTES),
        environment,
        asynchronous.number("MaximumRetryAttempts").orElse(DEFAULT_RETRIES),
        asynchronous.part("DestinationConfig").part("OnFailure").text("Destination"),
        triggers);
  }

  /// SAM's rule: mappings are merged, lists joined, of single values the resource's own wins.
  private Map<String, Object> withGlobals(String kind, Map<String, Object> own) {
    Object global = globals.get(kind);
    return global == null ? own : merged(Values.map(global, "Globals." + kind), own);
  }

  private static Map<String, Object> merged(Map<String, Object> global, Map<String, Object> own) {
    var result = new LinkedHashMap<>(global);
    own.forEach(
        (key, value) -> {
          Object before = result.get(key);
          if (before instanceof Map<?, ?> && value instanceof Map<?, ?> && !isIntrinsic(value)) {
            result.put(key, merged(Values.map(before, key), Values.map(value, key)));
          } else if (before instanceof List<?> first && value instanceof List<?> second) {
            List<Object> joined = new ArrayList<>(first);
            joined.addAll(second);
            result.put(key, joined);
          } else {
            result.put(key, value);
          }
        });
    return result;
  }

  private static boolean isIntrinsic(Object value) {
    return value instanceof Map<?, ?> map
        && map.size() == 1
        && map.keySet().stream()
            .allMatch(key -> "Ref".equals(key) || String.valueOf(key).startsWith("Fn::"));
  }

  private Trigger trigger(String name, Properties event) {
    event.only(Set.of("Type", "Properties"));
    String type = event.requiredText("Type");
    Properties properties = event.part("Properties");
    return switch (type) {
      case "HttpApi" -> route(name, properties);
      case "DynamoDB" -> stream(name, properties);
      case "ScheduleV2" -> schedule(name, properties);
      default ->
          throw new TemplateException(
              event.where(), "the local system does not know events of the type " + type);
    };
  }

  private static Trigger route(String name, Properties route) {
    route.only(
        Set.of("ApiId", "Path", "Method", "Auth", "PayloadFormatVersion", "TimeoutInMillis"));
    route
        .text("PayloadFormatVersion")
        .filter(version -> !version.equals("2.0"))
        .ifPresent(
            version -> {
              throw new TemplateException(
                  route.where(), "payload format " + version + " is not known here");
            });
    Properties auth = route.part("Auth").only(Set.of("Authorizer", "AuthorizationScopes"));
    String path = route.text("Path").orElse("");
    boolean isDefault = path.isEmpty() || path.equals(Trigger.Route.DEFAULT);
    String method = route.text("Method").orElse("").toUpperCase(Locale.ROOT);
    return new Trigger.Route(
        name,
        isDefault ? "" : method.isEmpty() ? "ANY" : method,
        isDefault ? "" : path,
        auth.text("Authorizer"),
        auth.texts("AuthorizationScopes"));
  }

  private static Trigger stream(String name, Properties stream) {
    stream.only(
        Set.of(
            "Stream",
            "StartingPosition",
            "BatchSize",
            "BisectBatchOnFunctionError",
            "DestinationConfig",
            "Enabled",
            "FilterCriteria",
            "FunctionResponseTypes",
            "MaximumBatchingWindowInSeconds",
            "MaximumRecordAgeInSeconds",
            "MaximumRetryAttempts",
            "MetricsConfig",
            "ParallelizationFactor"));
    List<String> filters =
        stream.part("FilterCriteria").parts("Filters").stream()
            .map(filter -> filter.requiredText("Pattern"))
            .toList();
    return new Trigger.Stream(
        name,
        tableOf(stream),
        stream.requiredText("StartingPosition"),
        stream.number("BatchSize").orElse(DEFAULT_BATCH),
        limit(stream.number("MaximumRetryAttempts")),
        stream
            .number("MaximumRecordAgeInSeconds")
            .filter(seconds -> seconds >= 0)
            .map(Duration::ofSeconds),
        stream.flag("BisectBatchOnFunctionError", false),
        stream.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
        filters,
        stream.part("DestinationConfig").part("OnFailure").text("Destination"));
  }

  /// The platform writes "without a limit" as -1 or leaves it out.
  private static OptionalInt limit(Optional<Integer> number) {
    return number.filter(n -> n >= 0).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private static String tableOf(Properties stream) {
    return resourceOf(stream, "Stream");
  }

  /// The logical id in `!GetAtt Id.Attribute`.
  private static String resourceOf(Properties properties, String name) {
    if (properties.raw().get(name) instanceof Map<?, ?> map && map.get("Fn::GetAtt") != null) {
      Object argument = map.get("Fn::GetAtt");
      String path =
          argument instanceof List<?> list
              ? String.valueOf(list.getFirst())
              : String.valueOf(argument);
      return path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    }
    throw new TemplateException(properties.where(), name + " has to be !GetAtt of a resource");
  }

  private static Trigger schedule(String name, Properties schedule) {
    schedule.only(
        Set.of(
            "DeadLetterConfig",
            "Description",
            "FlexibleTimeWindow",
            "Input",
            "Name",
            "OmitName",
            "RetryPolicy",
            "RoleArn",
            "PermissionsBoundary",
            "ScheduleExpression",
            "ScheduleExpressionTimezone",
            "State"));
    String zone = schedule.text("ScheduleExpressionTimezone").orElse("UTC");
    try {
      return new Trigger.Schedule(
          name,
          schedule.text("Name").orElse(name),
          schedule.requiredText("ScheduleExpression"),
          ZoneId.of(zone),
          schedule.text("Input"),
          schedule.text("State").orElse("ENABLED").equals("ENABLED"));
    } catch (DateTimeException e) {
      throw new TemplateException(schedule.where(), "unknown time zone " + zone);
    }
  }

  // Tables and buckets

  private Table table(String id, Properties table) {
    table.only(
        Set.of(
            "AttributeDefinitions",
            "BillingMode",
            "ContributorInsightsSpecification",
            "DeletionProtectionEnabled",
            "GlobalSecondaryIndexes",
            "KeySchema",
            "OnDemandThroughput",
            "PointInTimeRecoverySpecification",
            "SSESpecification",
            "StreamSpecification",
            "TableClass",
            "TableName",
            "Tags",
            "TimeToLiveSpecification",
            "WarmThroughput"));
    Map<String, String> attributes = new HashMap<>();
    for (Properties attribute : table.parts("AttributeDefinitions")) {
      attributes.put(
          attribute.requiredText("AttributeName"), attribute.requiredText("AttributeType"));
    }
    List<Table.Index> indexes = new ArrayList<>();
    for (Properties index : table.parts("GlobalSecondaryIndexes")) {
      index.only(
          Set.of(
              "IndexName",
              "KeySchema",
              "Projection",
              "OnDemandThroughput",
              "ContributorInsightsSpecification",
              "WarmThroughput"));
      Properties projection = index.part("Projection");
      indexes.add(
          new Table.Index(
              index.requiredText("IndexName"),
              key(index),
              projection.requiredText("ProjectionType"),
              projection.texts("NonKeyAttributes")));
    }
    Properties life = table.part("TimeToLiveSpecification");
    return new Table(
        id,
        String.valueOf(values.resolve(Map.of("Ref", id), id)),
        attributes,
        key(table),
        indexes,
        table.part("StreamSpecification").text("StreamViewType"),
        life.flag("Enabled", false) ? life.text("AttributeName") : Optional.empty());
  }

  private static Table.KeySchema key(Properties owner) {
    Optional<String> partition = Optional.empty();
    Optional<String> sort = Optional.empty();
    for (Properties part : owner.parts("KeySchema")) {
      Optional<String> name = part.text("AttributeName");
      switch (part.requiredText("KeyType")) {
        case "HASH" -> partition = name;
        case "RANGE" -> sort = name;
        default -> throw new TemplateException(owner.where(), "unknown KeyType");
      }
    }
    return new Table.KeySchema(
        partition.orElseThrow(
            () -> new TemplateException(owner.where(), "KeySchema has no partition key")),
        sort);
  }

  private Bucket bucket(String id, Properties bucket) {
    bucket.only(
        Set.of(
            "AccessControl",
            "BucketEncryption",
            "BucketName",
            "CorsConfiguration",
            "LifecycleConfiguration",
            "OwnershipControls",
            "PublicAccessBlockConfiguration",
            "Tags",
            "VersioningConfiguration"));
    List<Bucket.CorsRule> rules = new ArrayList<>();
    for (Properties rule : bucket.part("CorsConfiguration").parts("CorsRules")) {
      rule.only(
          Set.of(
              "AllowedOrigins",
              "AllowedMethods",
              "AllowedHeaders",
              "ExposedHeaders",
              "MaxAge",
              "Id"));
      rules.add(
          new Bucket.CorsRule(
              rule.texts("AllowedOrigins"),
              rule.texts("AllowedMethods"),
              rule.texts("AllowedHeaders"),
              rule.texts("ExposedHeaders")));
    }
    return new Bucket(id, String.valueOf(values.resolve(Map.of("Ref", id), id)), rules);
  }

  // HTTP API and distribution

  private HttpApi api(String id, Properties own) {
    Properties api = new Properties(id, withGlobals("HttpApi", own.raw()), values);
    api.only(
        Set.of(
            "AccessLogSettings",
            "Auth",
            "DefaultRouteSettings",
            "Description",
            "DisableExecuteApiEndpoint",
            "FailOnWarnings",
            "Name",
            "RouteSettings",
            "StageName",
            "Tags"));
    Properties auth = api.part("Auth").only(Set.of("Authorizers", "DefaultAuthorizer"));
    var authorizers = new HashMap<String, HttpApi.JwtAuthorizer>();
    auth.named("Authorizers")
        .forEach(
            (name, authorizer) -> {
              authorizer.only(Set.of("JwtConfiguration", "IdentitySource", "AuthorizationScopes"));
              authorizer
                  .text("IdentitySource")
                  .filter(source -> !source.equals("$request.header.Authorization"))
                  .ifPresent(
                      source -> {
                        throw new TemplateException(
                            authorizer.where(),
                            "the local system does not know the identity source " + source);
                      });
              Properties jwt = authorizer.part("JwtConfiguration");
              authorizers.put(
                  name,
                  new HttpApi.JwtAuthorizer(
                      jwt.requiredText("issuer"),
                      jwt.texts("audience"),
                      authorizer.texts("AuthorizationScopes")));
            });
    Map<String, HttpApi.Limit> routeLimits = new LinkedHashMap<>();
    api.named("RouteSettings").forEach((key, settings) -> routeLimits.put(key, limit(settings)));
    return new HttpApi(
        id,
        authorizers,
        auth.text("DefaultAuthorizer"),
        limit(api.part("DefaultRouteSettings")),
        routeLimits);
  }

  private static HttpApi.Limit limit(Properties settings) {
    settings.only(Set.of("ThrottlingBurstLimit", "ThrottlingRateLimit"));
    OptionalDouble rate =
        settings
            .text("ThrottlingRateLimit")
            .map(text -> OptionalDouble.of(Double.parseDouble(text)))
            .orElseGet(OptionalDouble::empty);
    return new HttpApi.Limit(
        rate, settings.number("ThrottlingBurstLimit").orElse(Integer.MAX_VALUE));
  }

  private Distribution distribution(String id, Properties resource) {
    Properties config = resource.part("DistributionConfig");
    config.only(
        Set.of(
            "Aliases",
            "CacheBehaviors",
            "Comment",
            "CustomErrorResponses",
            "DefaultCacheBehavior",
            "DefaultRootObject",
            "Enabled",
            "HttpVersion",
            "IPV6Enabled",
            "Logging",
            "Origins",
            "PriceClass",
            "ViewerCertificate",
            "WebACLId"));
    Map<String, Distribution.Origin> origins = new HashMap<>();
    for (Properties origin : config.parts("Origins")) {
      origins.put(origin.requiredText("Id"), origin(origin));
    }
    List<Distribution.Behaviour> behaviours = new ArrayList<>();
    for (Properties behaviour : config.parts("CacheBehaviors")) {
      behaviours.add(behaviour(behaviour.requiredText("PathPattern"), behaviour, origins));
    }
    behaviours.add(behaviour("*", config.part("DefaultCacheBehavior"), origins));
    Map<Integer, Distribution.ErrorPage> errors = new HashMap<>();
    for (Properties error : config.parts("CustomErrorResponses")) {
      error
          .text("ResponsePagePath")
          .ifPresent(
              page ->
                  errors.put(
                      Integer.valueOf(error.requiredText("ErrorCode")),
                      new Distribution.ErrorPage(
                          Integer.parseInt(error.requiredText("ResponseCode")), page)));
    }
    return new Distribution(id, config.text("DefaultRootObject").orElse(""), behaviours, errors);
  }

  private Distribution.Origin origin(Properties origin) {
    if (origin.raw().containsKey("S3OriginConfig")) {
      return new Distribution.Origin.Site(resourceOf(origin, "DomainName"));
    }
    if (!origin.part("CustomOriginConfig").raw().isEmpty()) {
      return new Distribution.Origin.Api();
    }
    throw new TemplateException(origin.where(), "neither a bucket nor the API");
  }

  private Distribution.Behaviour behaviour(
      String pattern, Properties behaviour, Map<String, Distribution.Origin> origins) {
    behaviour.only(
        Set.of(
            "AllowedMethods",
            "CachePolicyId",
            "CachedMethods",
            "Compress",
            "FunctionAssociations",
            "OriginRequestPolicyId",
            "PathPattern",
            "ResponseHeadersPolicyId",
            "TargetOriginId",
            "ViewerProtocolPolicy"));
    String target = behaviour.requiredText("TargetOriginId");
    Distribution.Origin origin = origins.get(target);
    if (origin == null) {
      throw new TemplateException(behaviour.where(), "there is no origin " + target);
    }
    List<String> methods = behaviour.texts("AllowedMethods");
    Set<String> functions =
        behaviour.parts("FunctionAssociations").stream()
            .map(function -> resourceOf(function, "FunctionARN"))
            .collect(Collectors.toUnmodifiableSet());
    return new Distribution.Behaviour(
        pattern,
        origin,
        methods.isEmpty() ? Set.of("GET", "HEAD") : Set.copyOf(methods),
        functions,
        behaviour.text("ResponseHeadersPolicyId").map(this::headers).orElse(List.of()));
  }

  private List<Distribution.Header> headers(String policy) {
    Object resource = values.section("Resources").get(policy);
    if (resource == null) {
      throw new TemplateException(
          "ResponseHeadersPolicyId",
          "the local system knows only policies of this template, not " + policy);
    }
    Properties config =
        properties(policy, Values.map(resource, policy))
            .part("ResponseHeadersPolicyConfig")
            .only(
                Set.of(
                    "Name",
                    "Comment",
                    "SecurityHeadersConfig",
                    "CustomHeadersConfig",
                    "RemoveHeadersConfig"));
    List<Distribution.Header> headers = new ArrayList<>();
    config
        .named("SecurityHeadersConfig")
        .forEach(
            (name, header) ->
                headers.add(securityHeader(name, header, header.flag("Override", false))));
    for (Properties item : config.part("CustomHeadersConfig").parts("Items")) {
      headers.add(
          new Distribution.Header(
              item.requiredText("Header"),
              item.text("Value").orElse(""),
              item.flag("Override", false)));
    }
    return headers;
  }

  private static Distribution.Header securityHeader(
      String kind, Properties header, boolean override) {
    return switch (kind) {
      case "ContentSecurityPolicy" ->
          new Distribution.Header(
              "content-security-policy", header.requiredText("ContentSecurityPolicy"), override);
      case "ContentTypeOptions" ->
          new Distribution.Header("x-content-type-options", "nosniff", override);
      case "FrameOptions" ->
          new Distribution.Header("x-frame-options", header.requiredText("FrameOption"), override);
      case "ReferrerPolicy" ->
          new Distribution.Header(
              "referrer-policy", header.requiredText("ReferrerPolicy"), override);
      case "StrictTransportSecurity" -> {
        String value = "max-age=" + header.requiredText("AccessControlMaxAgeSec");
        value += header.flag("IncludeSubdomains", false) ? "; includeSubDomains" : "";
        value += header.flag("Preload", false) ? "; preload" : "";
        yield new Distribution.Header("strict-transport-security", value, override);
      }
      default ->
          throw new TemplateException(header.where(), "the local system does not know this header");
    };
  }
}
