/** Every property is one that the platform knows, of its type, and none that it requires is missing. */
import { intrinsic, isObject } from './template.mjs';

/**
 * SAM's own types are in the database, but of an older version and with events as free texts. Where SAM hands
 * a property on to the platform it is checked as a property of the platform's type; what SAM itself adds is
 * listed.
 */
const SAM_PROPERTIES = {
  'AWS::Serverless::Function': {
    // Younger than the database's picture of SAM; handed on as it is.
    LoggingConfig: { asPropertyOf: 'AWS::Lambda::Function' },
    // SAM adds `Type` to a destination; the rest is the platform's.
    EventInvokeConfig: { asResource: 'AWS::Lambda::EventInvokeConfig', without: ['FunctionName', 'Qualifier'], destinations: true },
    Events: { events: true },
    // Both are texts, but the database only knows the form with bucket and key.
    CodeUri: { text: true },
  },
  'AWS::Serverless::HttpApi': {
    // Authorizers are SAM's own shape, which rules of ours look at.
    Auth: { keys: ['Authorizers', 'DefaultAuthorizer'] },
    AccessLogSettings: { asPropertyOf: 'AWS::ApiGatewayV2::Stage' },
    DefaultRouteSettings: { asPropertyOf: 'AWS::ApiGatewayV2::Stage' },
    // Free for the platform; each value has the form of the default's.
    RouteSettings: { eachAs: 'DefaultRouteSettings', of: 'AWS::ApiGatewayV2::Stage' },
  },
};

const SAM_EVENTS = {
  HttpApi: { keys: ['ApiId', 'Auth', 'Method', 'Path', 'PayloadFormatVersion', 'TimeoutInMillis'] },
  DynamoDB: { asResource: 'AWS::Lambda::EventSourceMapping', without: ['FunctionName', 'EventSourceArn'], own: ['Stream'], destinations: true },
  ScheduleV2: {
    asResource: 'AWS::Scheduler::Schedule',
    without: ['Target', 'FlexibleTimeWindow'],
    own: ['RoleArn', 'RetryPolicy', 'DeadLetterConfig', 'Input', 'OmitName', 'PermissionsBoundary'],
  },
};

export function everyPropertyIsKnown({ template, spec }) {
  const findings = [];
  for (const [id, resource] of Object.entries(template.Resources)) {
    const type = spec.resource(resource.Type);
    if (!type) {
      findings.push([id, `there is no resource type ${resource.Type}`]);
      continue;
    }
    const special = SAM_PROPERTIES[resource.Type] ?? {};
    const global = resource.Type === 'AWS::Serverless::Function' ? Object.keys(template.Globals?.Function ?? {}) : [];
    const { plain, rest } = split(resource.Properties ?? {}, special);
    object(plain, type.properties, id, findings, spec, [...Object.keys(special), ...global]);
    for (const [name, value] of Object.entries(rest)) samProperty(special[name], name, value, `${id}.${name}`, findings, spec);
  }
  return findings;
}

function split(properties, special) {
  const entries = Object.entries(properties);
  return {
    plain: Object.fromEntries(entries.filter(([name]) => !(name in special))),
    rest: Object.fromEntries(entries.filter(([name]) => name in special)),
  };
}

function samProperty(rule, name, value, where, findings, spec) {
  if (rule.asPropertyOf) check(value, spec.resource(rule.asPropertyOf).properties[name].type, where, findings, spec);
  else if (rule.eachAs) {
    const { type } = spec.resource(rule.of).properties[rule.eachAs];
    Object.entries(value).forEach(([key, item]) => check(item, type, `${where}.${key}`, findings, spec));
  } else if (rule.text) typeof value === 'string' || findings.push([where, 'is not a text']);
  else if (rule.keys) onlyKeys(value, rule.keys, where, findings);
  else if (rule.asResource) asResource(rule, value, where, findings, spec);
  else if (rule.events) {
    for (const [event, { Type, Properties, ...other }] of Object.entries(value)) {
      const kind = SAM_EVENTS[Type];
      if (!kind) findings.push([`${where}.${event}`, `the project knows no events of the type ${Type}`]);
      else samProperty(kind, event, Properties ?? {}, `${where}.${event}`, findings, spec);
      onlyKeys(other, [], `${where}.${event}`, findings);
    }
  }
}

function asResource(rule, value, where, findings, spec) {
  const properties = { ...spec.resource(rule.asResource).properties };
  rule.without.forEach((name) => delete properties[name]);
  const own = Object.fromEntries(Object.entries(value).filter(([name]) => !(rule.own ?? []).includes(name)));
  if (rule.destinations && own.DestinationConfig) own.DestinationConfig = withoutType(own.DestinationConfig, where, findings);
  object(own, properties, where, findings, spec, []);
}

function withoutType(config, where, findings) {
  return Object.fromEntries(
    Object.entries(config).map(([name, destination]) => {
      const { Type, ...rest } = destination;
      if (Type !== undefined && !['SQS', 'SNS', 'Lambda', 'EventBridge'].includes(Type)) findings.push([where, `no such destination: ${Type}`]);
      return [name, rest];
    }),
  );
}

function onlyKeys(value, known, where, findings) {
  for (const name of Object.keys(value)) if (!known.includes(name)) findings.push([where, `unknown property ${name}`]);
}

function object(value, properties, where, findings, spec, elsewhere) {
  for (const [name, item] of Object.entries(value)) {
    if (!(name in properties)) findings.push([where, `unknown property ${name}`]);
    else check(item, properties[name].type, `${where}.${name}`, findings, spec);
  }
  for (const [name, property] of Object.entries(properties)) {
    if (property.required && !(name in value) && !elsewhere.includes(name)) findings.push([where, `${name} is missing`]);
  }
}

function check(value, type, where, findings, spec) {
  const made = intrinsic(value);
  if (made === 'Fn::If') {
    value[made].slice(1).forEach((branch) => check(branch, type, where, findings, spec));
    return;
  }
  if (made !== null) {
    // What a reference gives is known only to the platform; a list it is only by these functions.
    const list = ['Fn::Split', 'Fn::GetAZs', 'Fn::Cidr'].includes(made);
    if (['Fn::Sub', 'Fn::Join'].includes(made) && ['array', 'map', 'boolean', 'integer', 'number'].includes(type.type)) findings.push([where, `${made} gives a text, not ${article(type.type)}`]);
    if (list && type.type !== 'array' && type.type !== 'union') findings.push([where, `${made} gives a list, not ${article(type.type)}`]);
    return;
  }
  switch (type.type) {
    case 'string':
    case 'date-time':
      return expect(['string', 'number'].includes(typeof value), value, 'a text', where, findings);
    case 'boolean':
      return expect(typeof value === 'boolean' || ['true', 'false'].includes(value), value, 'true or false', where, findings);
    case 'integer':
      return expect(Number.isInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value)), value, 'a whole number', where, findings);
    case 'number':
      return expect(typeof value === 'number' || (typeof value === 'string' && value !== '' && Number.isFinite(Number(value))), value, 'a number', where, findings);
    case 'json':
      return expect(isObject(value) || typeof value === 'string' || Array.isArray(value), value, 'JSON', where, findings);
    case 'array':
      if (expect(Array.isArray(value), value, 'a list', where, findings)) value.forEach((item, at) => check(item, type.element, `${where}[${at}]`, findings, spec));
      return true;
    case 'map':
      if (expect(isObject(value), value, 'a mapping', where, findings)) for (const [key, item] of Object.entries(value)) check(item, type.element, `${where}.${key}`, findings, spec);
      return true;
    case 'ref':
      if (expect(isObject(value), value, 'a mapping', where, findings)) object(value, spec.definition(type.reference).properties, where, findings, spec, []);
      return true;
    case 'union': {
      const tries = type.types.map((one) => {
        const own = [];
        check(value, one, where, own, spec);
        return own;
      });
      if (!tries.some((own) => own.length === 0)) findings.push(...tries.sort((a, b) => a.length - b.length)[0]);
      return true;
    }
    case 'tag':
      return expect(isObject(value) && 'Key' in value && 'Value' in value, value, 'a tag', where, findings);
    default:
      findings.push([where, `the check knows no type ${type.type}`]);
      return true;
  }
}

function article(type) {
  return { array: 'a list', map: 'a mapping', boolean: 'true or false', integer: 'a whole number', number: 'a number' }[type] ?? `a ${type}`;
}

function expect(fits, value, what, where, findings) {
  if (!fits) findings.push([where, `is not ${what}: ${JSON.stringify(value)}`]);
  return fits;
}
