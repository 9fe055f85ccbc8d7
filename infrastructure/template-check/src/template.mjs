/** Reads template.yaml into plain values; `!Sub x` becomes `{ "Fn::Sub": "x" }` as in the JSON form. */
import { readFileSync } from 'node:fs';
import { isMap, isSeq, parseDocument } from 'yaml';

const TAGS = ['And', 'Base64', 'Cidr', 'Equals', 'FindInMap', 'GetAtt', 'GetAZs', 'If', 'ImportValue', 'Join', 'Not', 'Or', 'Select', 'Split', 'Sub'];

export function readTemplate(file) {
  return parseTemplate(readFileSync(file, 'utf8'));
}

/** @throws Error naming what is not YAML or not a tag of CloudFormation */
export function parseTemplate(text, version = '1.2') {
  const document = parseDocument(text, { version, logLevel: 'silent' });
  if (document.errors.length > 0) throw new Error(document.errors.map((error) => error.message).join('\n'));
  return plain(document.contents);
}

function plain(node) {
  if (node === null) return null;
  const tag = node.tag?.startsWith('!') && !node.tag.startsWith('!!') ? node.tag.slice(1) : null;
  let value;
  if (isMap(node)) value = Object.fromEntries(node.items.map((pair) => [String(plain(pair.key)), plain(pair.value)]));
  else if (isSeq(node)) value = node.items.map(plain);
  else value = node.value;
  if (tag === null) return value;
  if (tag === 'Ref' || tag === 'Condition') return { [tag]: value };
  if (!TAGS.includes(tag)) throw new Error(`Unknown tag !${tag}`);
  if (tag === 'GetAtt' && typeof value === 'string') return { 'Fn::GetAtt': splitOnce(value, '.') };
  return { [`Fn::${tag}`]: value };
}

export function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The name of the function that a value is made of, such as `Fn::Sub`, or null. */
export function intrinsic(value) {
  if (!isObject(value)) return null;
  const keys = Object.keys(value);
  if (keys.length !== 1) return null;
  return keys[0] === 'Ref' || keys[0] === 'Condition' || keys[0].startsWith('Fn::') ? keys[0] : null;
}

/** `[logical id, attribute]` of every reference in a text of Fn::Sub; the attribute is null for a Ref. */
export function substitutions(text) {
  return [...text.matchAll(/\$\{([^!][^}]*)\}/g)].map((match) => {
    const [id, attribute] = splitOnce(match[1].trim(), '.');
    return [id, attribute ?? null];
  });
}

/**
 * All references in a value: `{ id, attribute, guards }`, where `guards` are the conditions that hold there
 * because of an Fn::If above ("!name" for its other branch).
 */
export function references(value, guards = []) {
  const name = intrinsic(value);
  if (name === 'Ref') return [{ id: value.Ref, attribute: null, guards }];
  if (name === 'Condition') return [];
  if (name === 'Fn::GetAtt') {
    const [id, attribute] = [value[name]].flat().length > 1 ? [value[name][0], value[name].slice(1).join('.')] : splitOnce(String(value[name]), '.');
    return [{ id, attribute, guards }];
  }
  if (name === 'Fn::Sub') {
    const [text, own] = [value[name]].flat();
    const inside = substitutions(text)
      .filter(([id, attribute]) => !(attribute === null && own && id in own))
      .map(([id, attribute]) => ({ id, attribute, guards }));
    return [...inside, ...references(own ?? {}, guards)];
  }
  if (name === 'Fn::If') {
    const [condition, yes, no] = value[name];
    return [...references(yes, [...guards, condition]), ...references(no, [...guards, `!${condition}`])];
  }
  if (Array.isArray(value)) return value.flatMap((item) => references(item, guards));
  if (isObject(value)) return Object.values(value).flatMap((item) => references(item, guards));
  return [];
}

/** Resources of a type as `[logical id, properties]`. */
export function ofType(template, type) {
  return Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => [id, resource.Properties ?? {}]);
}

/** The properties of a function with those of Globals beneath, as SAM merges them. */
export function functions(template) {
  const global = template.Globals?.Function ?? {};
  return ofType(template, 'AWS::Serverless::Function').map(([id, own]) => [id, merge(global, own)]);
}

function merge(below, above) {
  const result = { ...below };
  for (const [key, value] of Object.entries(above)) {
    result[key] = isObject(result[key]) && isObject(value) && intrinsic(value) === null ? merge(result[key], value) : value;
  }
  return result;
}

/** The logical id that a `!Ref x` or `!GetAtt x.y` names, or null. */
export function target(value) {
  const found = ['Ref', 'Fn::GetAtt'].includes(intrinsic(value)) ? references(value) : [];
  return found.length === 1 ? found[0].id : null;
}
