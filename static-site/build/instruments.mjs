/**
 * Reads the shipped instruments (YAML) and fills in the defaults of instrument.schema.json, so that pages and
 * islands need no second knowledge of them.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** Every `<id>/<version>/instrument.yaml` below `folder`, by id, newest version first. */
export function readInstruments(folder) {
  if (!existsSync(folder)) return [];
  const found = [];
  for (const id of readdirSync(folder).sort()) {
    const versions = path.join(folder, id);
    for (const version of readdirSync(versions)) {
      const file = path.join(versions, version, 'instrument.yaml');
      if (existsSync(file)) found.push(readInstrument(file));
    }
  }
  return found.sort((a, b) => a.id.localeCompare(b.id) || b.version - a.version);
}

/**
 * Why the key indicators of a shipped instrument are the key ones, by indicator id; nothing where nobody has written
 * it down.
 */
export function readKeyReasons(folder, instrument) {
  const file = path.join(folder, instrument.id, String(instrument.version), 'key-indicators.yaml');
  return existsSync(file) ? parse(readFileSync(file, 'utf8')) : {};
}

/** The versions of `id` before all others, otherwise as they come; for where one has to be named before the others. */
export const mainFirst = (instruments, id) =>
  [...instruments].sort((a, b) => Number(b.id === id) - Number(a.id === id));

export function readInstrument(file) {
  return withDefaults(parse(readFileSync(file, 'utf8')));
}

export function withDefaults(instrument) {
  return {
    minimumCoverage: 60,
    minimumApplicable: 40,
    capStage: 1,
    published: null,
    outsideScale: [],
    outsideGroups: [],
    ...instrument,
    fields: instrument.fields.map((field) => ({
      outsideStatements: [],
      ...field,
      topics: field.topics.map((topic) => ({
        ...topic,
        indicators: topic.indicators.map((indicator) => ({
          weight: 1,
          key: false,
          short: false,
          anchors: {},
          askFirst: [],
          tags: [],
          ...indicator,
        })),
      })),
    })),
  };
}
