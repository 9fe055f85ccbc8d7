/** Rules about names: everything that is referred to exists, is there when it is needed, and nothing goes round in a circle. */
import { functions, intrinsic, isObject, ofType, references } from './template.mjs';

const PSEUDO = ['AWS::AccountId', 'AWS::NoValue', 'AWS::NotificationARNs', 'AWS::Partition', 'AWS::Region', 'AWS::StackId', 'AWS::StackName', 'AWS::URLSuffix'];

/** What a SAM resource becomes: its references are those of that type. */
export const BECOMES = {
  'AWS::Serverless::Function': 'AWS::Lambda::Function',
  'AWS::Serverless::HttpApi': 'AWS::ApiGatewayV2::Api',
};

export function everyReferenceResolves({ template, spec }) {
  const findings = [];
  const look = (where, value, holding) => {
    for (const { id, attribute, guards } of references(value)) {
      if (PSEUDO.includes(id)) continue;
      if (attribute === null && template.Parameters?.[id]) continue;
      const resource = template.Resources[id];
      if (!resource) {
        findings.push([where, `refers to ${id}, which does not exist`]);
        continue;
      }
      if (attribute !== null && !attributes(spec, resource.Type).includes(attribute)) {
        findings.push([where, `${resource.Type} has no attribute ${attribute} (${id}.${attribute})`]);
      }
      if (resource.Condition && ![...guards, ...holding].includes(resource.Condition)) {
        findings.push([where, `refers to ${id}, which is not there unless ${resource.Condition}`]);
      }
    }
  };
  for (const [id, resource] of Object.entries(template.Resources)) {
    look(id, resource.Properties ?? {}, resource.Condition ? [resource.Condition] : []);
    for (const other of [resource.DependsOn ?? []].flat()) {
      if (!template.Resources[other]) findings.push([id, `depends on ${other}, which does not exist`]);
    }
  }
  look('Globals', template.Globals ?? {}, []);
  for (const [name, output] of Object.entries(template.Outputs ?? {})) {
    look(`Outputs.${name}`, output.Value, output.Condition ? [output.Condition] : []);
  }
  for (const [name, condition] of Object.entries(template.Conditions ?? {})) {
    for (const { id } of references(condition)) {
      if (!template.Parameters?.[id] && !PSEUDO.includes(id)) findings.push([`Conditions.${name}`, `refers to ${id}, which is no parameter`]);
    }
  }
  return findings;
}

function attributes(spec, type) {
  return Object.keys(spec.resource(BECOMES[type] ?? type)?.attributes ?? {});
}

export function everyConditionExistsAndIsUsed({ template }) {
  const findings = [];
  const used = new Set();
  const look = (where, value) => {
    const name = intrinsic(value);
    if (name === 'Fn::If') used.add(value[name][0]) && known(where, value[name][0]);
    if (name === 'Condition') used.add(value.Condition) && known(where, value.Condition);
    if (Array.isArray(value)) value.forEach((item) => look(where, item));
    else if (isObject(value)) Object.values(value).forEach((item) => look(where, item));
  };
  const known = (where, condition) => {
    if (!(condition in (template.Conditions ?? {}))) findings.push([where, `there is no condition ${condition}`]);
  };
  for (const section of ['Resources', 'Outputs']) {
    for (const [id, part] of Object.entries(template[section] ?? {})) {
      if (part.Condition) used.add(part.Condition) && known(id, part.Condition);
      look(id, part.Properties ?? part.Value);
    }
  }
  look('Globals', template.Globals);
  look('Conditions', template.Conditions);
  for (const condition of Object.keys(template.Conditions ?? {})) {
    if (!used.has(condition)) findings.push([`Conditions.${condition}`, 'is never used']);
  }
  return findings;
}

export function everyParameterIsUsed({ template }) {
  const used = new Set([template.Resources, template.Globals, template.Conditions, template.Outputs].flatMap((part) => references(part ?? {})).map(({ id }) => id));
  return Object.keys(template.Parameters ?? {})
    .filter((name) => !used.has(name))
    .map((name) => [`Parameters.${name}`, 'is never used']);
}

/**
 * A stack whose resources wait for each other cannot be made. SAM turns the arrow of an HttpApi event round:
 * the API holds the function's address, and the permission waits for both.
 */
export function nothingWaitsForItself({ template }) {
  const edges = new Map();
  for (const [id, resource] of Object.entries(template.Resources)) {
    const { Events, ...properties } = resource.Properties ?? {};
    const own = resource.Type === 'AWS::Serverless::Function' ? properties : { ...properties, Events };
    edges.set(id, new Set([...references(own).map((reference) => reference.id), ...[resource.DependsOn ?? []].flat()].filter((other) => other in template.Resources)));
  }
  const everyFunction = references(template.Globals?.Function ?? {}).map(({ id }) => id).filter((id) => id in template.Resources);
  for (const [id, { Events }] of functions(template)) {
    everyFunction.forEach((other) => edges.get(id).add(other));
    for (const event of Object.values(Events ?? {})) {
      for (const { id: api } of event.Type === 'HttpApi' ? references(event.Properties.ApiId) : []) edges.get(api)?.add(id);
    }
  }
  const findings = [];
  const done = new Set();
  const visit = (id, path) => {
    if (path.includes(id)) {
      findings.push([id, `waits for itself: ${[...path.slice(path.indexOf(id)), id].join(' → ')}`]);
      return;
    }
    if (done.has(id)) return;
    for (const next of edges.get(id)) visit(next, [...path, id]);
    done.add(id);
  };
  for (const id of edges.keys()) visit(id, []);
  return findings;
}

/** A resource that nothing refers to must do something by itself. */
const ON_ITS_OWN = [
  'AWS::Budgets::Budget',
  'AWS::CloudFront::Distribution',
  'AWS::CloudWatch::Alarm',
  'AWS::Cognito::ManagedLoginBranding',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Logs::MetricFilter',
  'AWS::S3::BucketPolicy',
  'AWS::Serverless::Function',
  'AWS::SNS::Subscription',
  'AWS::SQS::QueuePolicy',
];

export function nothingIsLeftOver({ template }) {
  const used = new Set([...references(template.Resources), ...references(template.Globals ?? {}), ...references(template.Outputs ?? {})].map(({ id }) => id));
  return Object.entries(template.Resources)
    .filter(([id, { Type }]) => !used.has(id) && !ON_ITS_OWN.includes(Type))
    .map(([id]) => [id, 'is referred to by nothing']);
}

export const loneApi = (template) => ofType(template, 'AWS::Serverless::HttpApi')[0];
