package org.selbstcheck.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Resolves what stands in a property: references, attributes, substitutions and conditions.
/// Nothing is resolved before it is asked for, so that what only the cloud needs does not have to
/// have a local value.
final class Values {
  /// What `AWS::NoValue` resolves to; the property counts as absent.
  private static final Object ABSENT = new Object();

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?[^}]+)}");

  private final Map<String, Object> template;
  private final Locals locals;

  Values(Map<String, Object> template, Locals locals) {
    this.template = template;
    this.locals = locals;
  }

  /// The value with everything in it resolved; null where it is absent.
  @Nullable Object resolve(@Nullable Object value, String where) {
    Object resolved = inner(value, where);
    return resolved == ABSENT ? null : resolved;
  }

  private @Nullable Object inner(@Nullable Object value, String where) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map when map.size() == 1 && isIntrinsic(map.keySet().iterator().next()) -> {
        Map.Entry<?, ?> entry = map.entrySet().iterator().next();
        yield intrinsic((String) entry.getKey(), entry.getValue(), where);
      }
      case Map<?, ?> map -> {
        var result = new LinkedHashMap<String, @Nullable Object>();
        map.forEach(
            (key, item) -> {
              Object resolved = inner(item, where + "." + key);
              if (resolved != ABSENT) {
                result.put((String) key, resolved);
              }
            });
        yield result;
      }
      case List<?> list -> {
        List<@Nullable Object> result = new ArrayList<>();
        for (Object item : list) {
          Object resolved = inner(item, where);
          if (resolved != ABSENT) {
            result.add(resolved);
          }
        }
        yield result;
      }
      default -> value;
    };
  }

  private static boolean isIntrinsic(@Nullable Object key) {
    return key instanceof String name && (name.equals("Ref") || name.startsWith("Fn::"));
  }

  private @Nullable Object intrinsic(String name, @Nullable Object argument, String where) {
    return switch (name) {
      case "Ref" -> reference((String) require(argument, where), where);
      case "Fn::GetAtt" -> attribute(argument, where);
      case "Fn::Sub" -> locals.localised(substitute(argument, where));
      case "Fn::If" -> {
        List<?> parts = list(argument, 3, where);
        yield inner(condition((String) parts.get(0), where) ? parts.get(1) : parts.get(2), where);
      }
      case "Fn::Join" -> {
        List<?> parts = list(argument, 2, where);
        Object items = inner(parts.get(1), where);
        if (!(items instanceof List<?> list)) {
          throw new TemplateException(where, "Fn::Join needs a list");
        }
        yield locals.localised(
            String.join((String) parts.get(0), list.stream().map(String::valueOf).toList()));
      }
      case "Fn::Select" -> {
        List<?> parts = list(argument, 2, where);
        Object items = inner(parts.get(1), where);
        int index = Integer.parseInt(String.valueOf(parts.get(0)));
        yield list(items, index + 1, where).get(index);
      }
      case "Fn::Split" -> {
        List<?> parts = list(argument, 2, where);
        String text = String.valueOf(inner(parts.get(1), where));
        yield List.of(text.split(Pattern.quote((String) parts.get(0)), -1));
      }
      default -> throw new TemplateException(where, "the local system cannot resolve " + name);
    };
  }

  private static Object require(@Nullable Object value, String where) {
    if (value == null) {
      throw new TemplateException(where, "a value is missing");
    }
    return value;
  }

  private static List<?> list(@Nullable Object value, int atLeast, String where) {
    if (value instanceof List<?> list && list.size() >= atLeast) {
      return list;
    }
    throw new TemplateException(where, "needs a list of " + atLeast + ", has " + value);
  }

  private Object reference(String name, String where) {
    Object pseudo =
        switch (name) {
          case "AWS::NoValue" -> ABSENT;
          case "AWS::Region" -> Locals.REGION;
          case "AWS::AccountId" -> Locals.ACCOUNT;
          case "AWS::Partition" -> "aws";
          case "AWS::URLSuffix" -> "amazonaws.com";
          case "AWS::StackName" -> Locals.STACK;
          case "AWS::StackId" ->
              arn(
                  "cloudformation",
                  "stack/" + Locals.STACK + "/00000000-0000-0000-0000-000000000000");
          default -> null;
        };
    if (pseudo != null) {
      return pseudo;
    }
    Map<String, Object> parameters = section("Parameters");
    if (parameters.containsKey(name)) {
      return parameter(name, parameters.get(name), where);
    }
    return resourceReference(name, where);
  }

  private Object parameter(String name, @Nullable Object declaration, String where) {
    String given = locals.parameters().get(name);
    Object value = given;
    if (value == null && declaration instanceof Map<?, ?> map) {
      value = map.get("Default");
    }
    if (value == null) {
      throw new TemplateException(where, "the parameter " + name + " has no value on this machine");
    }
    return value;
  }

  private Map<String, Object> resource(String id, String where) {
    Object resource = section("Resources").get(id);
    if (resource == null) {
      throw new TemplateException(where, "there is no parameter or resource " + id);
    }
    return map(resource, id);
  }

  private Object resourceReference(String id, String where) {
    Map<String, Object> resource = resource(id, where);
    String type = String.valueOf(resource.get("Type"));
    return switch (type) {
      case "AWS::DynamoDB::Table" -> named(id, resource, "TableName", id);
      case "AWS::S3::Bucket" -> named(id, resource, "BucketName", bucketName(id));
      case "AWS::Serverless::Function" -> named(id, resource, "FunctionName", id);
      case "AWS::SQS::Queue" ->
          "https://sqs." + Locals.REGION + ".amazonaws.com/" + Locals.ACCOUNT + "/" + id;
      case "AWS::SNS::Topic" -> arn("sns", id);
      case "AWS::Cognito::UserPool" -> Locals.USER_POOL;
      case "AWS::Cognito::UserPoolClient" -> locals.clientId();
      case "AWS::Cognito::UserPoolDomain" -> named(id, resource, "Domain", id);
      default -> id;
    };
  }

  private Object named(String id, Map<String, Object> resource, String property, String otherwise) {
    Object properties = resource.get("Properties");
    Object given = properties instanceof Map<?, ?> map ? map.get(property) : null;
    Object resolved = given == null ? null : resolve(given, id + "." + property);
    return resolved == null ? otherwise : resolved;
  }

  private static String bucketName(String id) {
    return Locals.STACK + "-" + id.toLowerCase(Locale.ROOT);
  }

  private static String arn(String service, String rest) {
    return "arn:aws:" + service + ":" + Locals.REGION + ":" + Locals.ACCOUNT + ":" + rest;
  }

  private Object attribute(@Nullable Object argument, String where) {
    String path =
        argument instanceof List<?> parts
            ? parts.stream().map(String::valueOf).reduce((a, b) -> a + "." + b).orElse("")
            : String.valueOf(argument);
    int dot = path.indexOf('.');
    if (dot < 0) {
      throw new TemplateException(where, "Fn::GetAtt needs an attribute: " + path);
    }
    String id = path.substring(0, dot);
    String attribute = path.substring(dot + 1);
    String type = String.valueOf(resource(id, where).get("Type"));
    String name = String.valueOf(resourceReference(id, where));
    String value =
        switch (type + " " + attribute) {
          case "AWS::DynamoDB::Table Arn" -> arn("dynamodb", "table/" + name);
          case "AWS::DynamoDB::Table StreamArn" -> streamArn(name);
          case "AWS::S3::Bucket Arn" -> "arn:aws:s3:::" + name;
          case "AWS::S3::Bucket DomainName" -> name + ".s3.amazonaws.com";
          case "AWS::S3::Bucket RegionalDomainName" ->
              name + ".s3." + Locals.REGION + ".amazonaws.com";
          case "AWS::Serverless::Function Arn" -> arn("lambda", "function:" + name);
          case "AWS::SQS::Queue Arn" -> arn("sqs", id);
          case "AWS::SQS::Queue QueueName" -> id;
          case "AWS::Cognito::UserPool Arn" -> arn("cognito-idp", "userpool/" + name);
          case "AWS::Cognito::UserPool ProviderName" ->
              "cognito-idp." + Locals.REGION + ".amazonaws.com/" + name;
          case "AWS::Cognito::UserPool ProviderURL" ->
              "https://cognito-idp." + Locals.REGION + ".amazonaws.com/" + name;
          case "AWS::Cognito::UserPoolClient ClientId" -> name;
          case "AWS::CloudFront::Distribution DomainName" -> Locals.DISTRIBUTION_DOMAIN;
          default ->
              throw new TemplateException(
                  where, "the local system has no " + attribute + " of " + id + " (" + type + ")");
        };
    return locals.localised(value);
  }

  /// The name of a table's stream. The real one carries the time of creation.
  static String streamArn(String table) {
    return arn("dynamodb", "table/" + table + "/stream/local");
  }

  private String substitute(@Nullable Object argument, String where) {
    String text;
    Map<String, Object> own;
    if (argument instanceof List<?> parts) {
      text = (String) require(list(argument, 2, where).get(0), where);
      own = map(require(parts.get(1), where), where);
    } else {
      text = (String) require(argument, where);
      own = Map.of();
    }
    Matcher matcher = PLACEHOLDER.matcher(text);
    var result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1).strip();
      String value;
      if (name.startsWith("!")) {
        value = "${" + name.substring(1) + "}";
      } else if (own.containsKey(name)) {
        value = String.valueOf(resolve(own.get(name), where));
      } else if (name.contains(".")) {
        value = String.valueOf(attribute(name, where));
      } else {
        value = String.valueOf(reference(name, where));
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(result).toString();
  }

  /// Whether a condition of the template holds here.
  boolean condition(String name, String where) {
    Map<String, Object> conditions = section("Conditions");
    if (!conditions.containsKey(name)) {
      throw new TemplateException(where, "there is no condition " + name);
    }
    return holds(conditions.get(name), "Conditions." + name);
  }

  private boolean holds(@Nullable Object condition, String where) {
    if (condition instanceof Map<?, ?> map && map.size() == 1) {
      Map.Entry<?, ?> entry = map.entrySet().iterator().next();
      Object argument = entry.getValue();
      return switch (String.valueOf(entry.getKey())) {
        case "Condition" -> condition((String) require(argument, where), where);
        case "Fn::Not" -> !holds(list(argument, 1, where).get(0), where);
        case "Fn::And" -> list(argument, 2, where).stream().allMatch(part -> holds(part, where));
        case "Fn::Or" -> list(argument, 2, where).stream().anyMatch(part -> holds(part, where));
        case "Fn::Equals" -> {
          List<?> parts = list(argument, 2, where);
          yield String.valueOf(resolve(parts.get(0), where))
              .equals(String.valueOf(resolve(parts.get(1), where)));
        }
        default -> throw new TemplateException(where, "unknown condition " + entry.getKey());
      };
    }
    throw new TemplateException(where, "not a condition: " + condition);
  }

  /// A section of the template, empty where there is none.
  Map<String, Object> section(String name) {
    Object section = template.get(name);
    return section == null ? Map.of() : map(section, name);
  }

  @SuppressWarnings("unchecked") // keys are texts, as YamlTree reads them
  static Map<String, Object> map(Object value, String where) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new TemplateException(where, "not a mapping");
  }
}
