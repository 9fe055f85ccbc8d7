/** The questionnaire as the build publishes it under /instruments/: every default of the schema is filled in. */
import type { InstrumentVersion, Scope } from './api-types.ts';
import type { Reply } from './api.ts';
import { networkProblem, problemFrom } from './problem.ts';

export interface Indicator {
  id: string;
  statement: string;
  help?: string;
  /** Level (as text) → how one recognises it here. */
  anchors: Record<string, string>;
  kind: 'fact' | 'appraisal';
  weight: number;
  key: boolean;
  short: boolean;
  askFirst: string[];
  tags: string[];
  texts: { strength: string; gap: string; gapPlain: string; firstStep: string; nextStep: string };
  /** Only of the municipality's own statements: wordings that somebody had answered before, newest first. */
  former?: string[];
}

export interface Topic {
  id: string;
  title: string;
  indicators: Indicator[];
}

export interface Field {
  id: string;
  title: string;
  intro: string;
  verdicts: { encouraging: string; balanced: string; plain: string }[];
  outsideStatements: { id: string; statement: string }[];
  topics: Topic[];
}

export interface Instrument {
  id: string;
  version: number;
  language: string;
  title: string;
  summary: string;
  basis: string;
  licence: string;
  published: string | null;
  minimumCoverage: number;
  minimumApplicable: number;
  capStage: number;
  /** The index is the level. */
  scale: { label: string; meaning: string }[];
  stages: { from: number; label: string; explanation: string }[];
  outsideScale: string[];
  outsideGroups: { id: string; label: string }[];
  fields: Field[];
}

/** One line of /instruments/index.json. */
export interface Shipped extends InstrumentVersion {
  title: string;
  /** A day; null while it is a draft. */
  published: string | null;
}

/** A shipped questionnaire as its authors wrote it, to begin an own one with. */
export const templatePath = ({ id, version }: InstrumentVersion): string =>
  `/instruments/${encodeURIComponent(id)}/${version}.txt`;

/** All shipped versions; of one instrument the newest first. */
export async function shippedInstruments(
  request: typeof fetch = (input, init) => fetch(input, init),
): Promise<Reply<Shipped[]>> {
  try {
    const response = await request('/instruments/index.json', { credentials: 'omit' });
    if (!response.ok) return { ok: false, problem: problemFrom(response.status, null) };
    return { ok: true, value: ((await response.json()) as { instruments: Shipped[] }).instruments };
  } catch {
    return { ok: false, problem: networkProblem() };
  }
}

/** How the ids of questionnaires begin that an administrator brought; the id alone tells where one lies. */
export const OWN = 'eigen-';
export const isOwn = (id: string): boolean => id.startsWith(OWN);

/** Shipped ones are files of the site, own ones lie behind the API. */
export const instrumentPath = ({ id, version }: InstrumentVersion): string =>
  isOwn(id)
    ? `/api/instruments/${encodeURIComponent(id)}/${version}`
    : `/instruments/${encodeURIComponent(id)}/${version}.json`;

/** Where everybody can read the questions of an own one; those of shipped ones are pages of the site. */
export const questionsHref = ({ id, version }: InstrumentVersion): string =>
  isOwn(id)
    ? `/fragebogen/eigener/?${new URLSearchParams({ fragebogen: id, version: String(version) })}`
    : `/fragebogen/${id}/`;

export async function loadInstrument(
  version: InstrumentVersion,
  request: typeof fetch = (input, init) => fetch(input, init),
): Promise<Reply<Instrument>> {
  try {
    const response = await request(instrumentPath(version), { credentials: 'omit' });
    if (!response.ok) return { ok: false, problem: problemFrom(response.status, null) };
    return { ok: true, value: (await response.json()) as Instrument };
  } catch {
    return { ok: false, problem: networkProblem() };
  }
}

/** The instrument with only what is in scope; a field or topic without an indicator left is left out. */
export function inScope(instrument: Instrument, scope: Scope): Instrument {
  if (scope === 'full') return instrument;
  const fields =
    scope === 'short'
      ? instrument.fields.map((field) => ({
          ...field,
          topics: field.topics.map((topic) => ({ ...topic, indicators: topic.indicators.filter((one) => one.short) })),
        }))
      : instrument.fields.filter((field) => scope.includes(field.id));
  return {
    ...instrument,
    fields: fields
      .map((field) => ({ ...field, topics: field.topics.filter((topic) => topic.indicators.length > 0) }))
      .filter((field) => field.topics.length > 0),
  };
}

export interface Place {
  field: Field;
  fieldIndex: number;
  topic: Topic;
  indicator: Indicator;
}

export const indicatorsOf = (field: Field): Indicator[] => field.topics.flatMap((topic) => topic.indicators);

/** Every indicator with where it stands, in the instrument's order. */
export function placesOf(instrument: Instrument): Map<string, Place> {
  const places = new Map<string, Place>();
  instrument.fields.forEach((field, fieldIndex) => {
    for (const topic of field.topics) {
      for (const indicator of topic.indicators) places.set(indicator.id, { field, fieldIndex, topic, indicator });
    }
  });
  return places;
}

export const KIND_LABELS: Record<Indicator['kind'], { label: string; meaning: string }> = {
  fact: {
    label: 'Sachstand',
    meaning: 'Das lässt sich nachsehen. Bei Sachständen zählt die zuständige Stelle.',
  },
  appraisal: {
    label: 'Einschätzung',
    meaning: 'Hier geht es um Ihr Urteil. Bei Einschätzungen zählt der Durchschnitt aller.',
  },
};
