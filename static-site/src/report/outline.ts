/** What a page reads from a report besides showing it: its parts, its fields, a part as text. Pure. */
import type { Report, ReportBlock, ReportSection } from '../api-types.ts';

/** Ids that core gives its sections; a section with any other is shown as it is, in its place. */
const GLANCE = 'auf-einen-blick';
const CLOSING = ['zu-diesem-bericht', 'methode', 'antworten'];
const WHY = 'warum';
const FIELD = /^feld-/;

export interface Outline {
  /** For people with one minute. */
  glance: ReportSection | null;
  /** Before the fields: the profile, and what else concerns the whole. */
  before: ReportSection[];
  fields: ReportSection[];
  /** Why each field has its value, by the field's section; empty in the public edition. */
  why: ReadonlyMap<string, ReportSection>;
  after: ReportSection[];
  /** What one looks up: about the report, the method, the answers. */
  closing: ReportSection[];
}

export function outlineOf(report: Report): Outline {
  const glance = report.sections.find((section) => section.id === GLANCE) ?? null;
  const fields = report.sections.filter((section) => FIELD.test(section.id));
  const reasons = report.sections.find((section) => section.id === WHY);
  const why = new Map<string, ReportSection>();
  for (const field of fields) {
    const own = reasons?.sections.find((one) => one.id === field.id.replace(FIELD, `${WHY}-`));
    // What the annex says for all fields is said with each: nobody reads them all.
    if (own !== undefined) why.set(field.id, { ...own, blocks: [...own.blocks, ...(reasons?.blocks ?? [])] });
  }
  // Where it could not be put with its fields it stays what it is in a document: an annex.
  const placed = reasons !== undefined && reasons.sections.length === why.size;
  const closing = report.sections.filter((section) => CLOSING.includes(section.id) || (section === reasons && !placed));
  const others = report.sections.filter(
    (one) => one !== glance && one !== reasons && !fields.includes(one) && !closing.includes(one),
  );
  const first = fields[0] === undefined ? report.sections.length : report.sections.indexOf(fields[0]);
  const isBefore = (section: ReportSection) => report.sections.indexOf(section) < first;
  return {
    glance,
    before: others.filter(isBefore),
    fields,
    why,
    after: others.filter((section) => !isBefore(section)),
    closing,
  };
}

/** „Lücken (3)“ → „Lücken“ and 3; no number where there is none. */
export function titleAndNumber(title: string): { title: string; number?: number } {
  const counted = /^(.+) \((\d+)\)$/.exec(title);
  return counted === null ? { title } : { title: counted[1]!, number: Number(counted[2]) };
}

/** Id and title of every field. */
export const fieldNames = (report: Report): { id: string; title: string }[] =>
  outlineOf(report).fields.map((section) => ({ id: section.id.replace(FIELD, ''), title: section.title }));

/** The statement of an indicator, where the report says anything about it. */
export function statementOf(report: Report, indicator: string): string | null {
  for (const section of allSections(report.sections)) {
    for (const block of section.blocks) {
      if (block.type === 'entry' && block.indicator === indicator) return block.statement;
    }
  }
  return null;
}

export const allSections = (sections: ReportSection[]): ReportSection[] =>
  sections.flatMap((section) => [section, ...allSections(section.sections)]);

/** Groups blocks that are drawn as one: labelled lines in a row, and the table behind a picture. */
export type Drawn =
  | { kind: 'block'; block: ReportBlock }
  | { kind: 'labelled'; lines: Extract<ReportBlock, { type: 'labelled' }>[] }
  | { kind: 'picture'; figure: Extract<ReportBlock, { type: 'figure' }>; tables: ReportTable[] };
export type ReportTable = Extract<ReportBlock, { type: 'table' }>;

export function drawn(blocks: ReportBlock[]): Drawn[] {
  const groups: Drawn[] = [];
  for (const block of blocks) {
    const last = groups[groups.length - 1];
    if (block.type === 'figure') groups.push({ kind: 'picture', figure: block, tables: [] });
    else if (block.type === 'table' && last?.kind === 'picture') last.tables.push(block);
    else if (block.type === 'labelled' && last?.kind === 'labelled') last.lines.push(block);
    else if (block.type === 'labelled') groups.push({ kind: 'labelled', lines: [block] });
    else groups.push({ kind: 'block', block });
  }
  return groups;
}

/** A part as plain text, for systems into which one copies it. */
export function textOf(section: ReportSection): string {
  return [...section.blocks.map(blockText), ...section.sections.map((inner) => `${inner.title}\n\n${textOf(inner)}`)]
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

function blockText(block: ReportBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'lead':
    case 'note':
      return block.text;
    case 'labelled':
      return `${block.label}: ${block.text}`;
    case 'items':
      return block.items.map((item, index) => `${block.numbered ? `${index + 1}.` : '–'} ${item}`).join('\n');
    case 'facts':
      return block.facts.map((fact) => `${fact.name}: ${fact.value}`).join('\n');
    case 'table':
      return [block.columns.map((column) => column.title), ...block.rows].map((row) => row.join('\t')).join('\n');
    case 'figure':
      // The table behind it says the same.
      return '';
    case 'entry':
      return [
        [block.statement, ...(block.status === '' ? [] : [block.status]), ...block.marks].join(' · '),
        ...block.body.map(blockText),
      ].join('\n');
  }
}
