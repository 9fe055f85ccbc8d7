/**
 * The sentences of a result that no instrument brings along, in three tones. They stand here a second time, beside
 * core's (package `report`, class `Wording`), for one reason: the quick check is composed in the browser, where its
 * answers stay, and of core only the scoring is compiled for the browser. Every other page shows what the server
 * composed. Whoever changes a sentence here changes it there; test/unit/wording.test.ts says where they differ. Numbers
 * are those of the result; nothing is computed or rounded here.
 */
import type { Answer, NoStage, Reason, Tone } from '../../api-types.ts';
import { count, enumerate, level, score } from '../../format.ts';
import type { Instrument } from '../../instrument.ts';
import type { FieldResult, IndicatorResult, Material } from './material.ts';

const NO_BREAK = '\u00A0';

export const NONE = '–';

export const percent = (value: number | null): string => (value === null ? NONE : score(value));
export const coverage = (value: number | null): string => (value === null ? NONE : `${score(value)}${NO_BREAK}%`);
export const span = (low: number | null | undefined, high: number | null | undefined): string =>
  typeof low !== 'number' || typeof high !== 'number' ? NONE : `${score(low)}${NO_BREAK}bis${NO_BREAK}${score(high)}`;

/** A threshold of the instrument, with as many decimals as it has. */
const threshold = (value: number): string => String(value).replace('.', ',');

/** „Stand 0,67 von 4 – zwischen ‚nicht begonnen‘ und ‚geplant‘“. */
export function standing(value: number, instrument: Instrument): string {
  const below = instrument.scale[Math.floor(value)]?.label ?? '';
  const above = instrument.scale[Math.ceil(value)]?.label ?? '';
  const name = below === above ? below : `zwischen „${below}“ und „${above}“`;
  return `Stand${NO_BREAK}${level(value)}${NO_BREAK}von${NO_BREAK}${instrument.scale.length - 1} – ${name}`;
}

export const STATE_NAMES: Record<IndicatorResult['state'], string> = {
  rated: 'bewertet',
  unknown: 'weiß nicht',
  notApplicable: 'trifft nicht zu',
  unanswered: 'nicht beantwortet',
};

const REASON_NAMES: Record<Reason, string> = {
  otherLevel: 'andere Ebene zuständig',
  doesNotExist: 'gibt es hier nicht',
  notPermitted: 'nicht erlaubt',
};

const NOT_OURS = 'nicht unser Bereich';
const NOT_APPLICABLE = 'trifft nicht zu';

export function answerText(answer: Answer, instrument: Instrument): string {
  if ('level' in answer) return `${answer.level} – ${instrument.scale[answer.level]?.label ?? ''}`;
  if ('unknown' in answer) return 'weiß nicht';
  if ('notOurs' in answer)
    return answer.notOurs.trim() === '' ? NOT_OURS : `${NOT_OURS}, bitte fragen: ${answer.notOurs}`;
  return `${NOT_APPLICABLE} (${REASON_NAMES[answer.notApplicable.reason]}): ${answer.notApplicable.text}`;
}

/** The label of a field's stage, or why there is none, in a few words. */
export function stageShort(field: FieldResult, reason: NoStage | null, instrument: Instrument): string {
  switch (reason) {
    case 'nothingApplies':
      return 'trifft nicht zu';
    case 'shortForm':
      return 'Kurzform ohne Stufe';
    case 'mostlyOthers':
      return 'andere Zuständigkeit';
    case 'tooMuchOpen':
      return 'noch keine Stufe';
    case null: {
      const label = instrument.stages[field.stage ?? 0]?.label ?? '';
      return field.cappedBy.length === 0 ? label : `${label} (begrenzt)`;
    }
  }
}

export const NO_STAGE: Record<NoStage, string> = {
  nothingApplies: 'Keine Stufe: Dieses Feld trifft bei Ihnen nicht zu.',
  shortForm: 'Keine Stufe: Die Kurzform weist keine aus.',
  mostlyOthers: 'Dieses Feld liegt bei Ihnen überwiegend in anderer Zuständigkeit.',
  tooMuchOpen: 'Noch keine Stufe: zu viel ist offen.',
};

/** What stands in place of the verdict where a field has no stage. */
export function noStageVerdict(reason: NoStage, field: FieldResult, instrument: Instrument, tone: Tone): string {
  const applicable = percent(field.applicable);
  const answered = percent(field.coverage);
  const minimum = threshold(instrument.minimumCoverage);
  const texts: Record<NoStage, Record<Tone, string>> = {
    nothingApplies: {
      encouraging:
        'Sie haben geprüft und begründet, dass hier nichts in Ihre Hand fällt. Das ist eine Antwort, keine Lücke.',
      balanced: 'Alle Indikatoren dieses Feldes sind als nicht zutreffend angegeben. Sie gehen in keinen Wert ein.',
      plain:
        'Nach Ihren Angaben liegt hier nichts in Ihrer Hand. Wer vor Ort darauf angewiesen ist, braucht dann von Ihnen die Auskunft, wer zuständig ist.',
    },
    shortForm: {
      encouraging:
        'Ein erster Eindruck liegt vor, und er ist schnell gewonnen. Welche Stufe Sie erreicht haben, zeigt die vollständige Form.',
      balanced:
        'Die Kurzform fragt nur einen Teil der Indikatoren. Der Wert ist ein erster Eindruck; eine Stufe gibt es mit der vollständigen Form.',
      plain:
        'Die Kurzform lässt einen Teil der Fragen aus. Für eine Entscheidung in diesem Feld reicht der Wert deshalb nicht; dafür braucht es die vollständige Form.',
    },
    mostlyOthers: {
      encouraging: `Auf Ihre Kommune treffen ${applicable} % zu; was in Ihrer Hand liegt, ist damit benannt. Für alles andere lohnt das Gespräch mit denen, die zuständig sind.`,
      balanced: `Auf Ihre Kommune treffen ${applicable} % des Gewichts zu; eine Stufe gibt es ab ${threshold(instrument.minimumApplicable)} %. Sie würde mehr sagen, als die Antworten hergeben.`,
      plain: `Auf Ihre Kommune treffen nur ${applicable} % zu. Für die Menschen vor Ort zählt nicht, wer zuständig ist: Ohne Absprache mit der anderen Ebene bleibt offen, ob sich jemand kümmert.`,
    },
    tooMuchOpen: {
      encouraging: `Beantwortet sind ${answered} %, ab ${minimum} % weisen wir eine Stufe aus. Jede geklärte Frage bringt Sie näher; welche offen sind, steht unten.`,
      balanced: `Beantwortet sind ${answered} % des zutreffenden Gewichts, für eine Stufe braucht es ${minimum} %. Was offen ist, steht unten.`,
      plain: `Beantwortet sind nur ${answered} %, nötig wären ${minimum} %. Solange das so bleibt, weiß niemand sicher, wo Sie hier stehen, und jede Entscheidung in diesem Feld stützt sich auf Vermutungen.`,
    },
  };
  return texts[reason][tone];
}

/** The cap in words (method, section 10), which takes the place of the stage's explanation. */
export function cap(field: FieldResult, material: Material): string {
  const { instrument } = material;
  const shown = instrument.stages[field.stage ?? 0]?.label ?? '';
  const computed = [...instrument.stages].reverse().find((stage) => stage.from <= (field.score ?? 0))?.label ?? shown;
  const quoted = (rated: boolean) =>
    field.cappedBy
      .filter((id) => (material.standing(id).state === 'rated') === rated)
      .map((id) => `‚${material.place(id).indicator.statement.replace(/\.$/, '')}‘`);
  const failing = quoted(true);
  const open = quoted(false);
  // The bound is a quarter of the scale; on a scale of 0 to 4 that is a level with a name.
  const bound =
    material.max % 4 === 0
      ? `unter ‚${instrument.scale[material.max / 4]?.label ?? ''}‘`
      : 'im unteren Viertel der Skala';
  const clauses = [
    ...(failing.length > 0
      ? [`${enumerate(failing)} im Mittel noch ${bound} ${failing.length === 1 ? 'liegt' : 'liegen'}`]
      : []),
    ...(open.length > 0 ? [`${enumerate(open)} noch ungeklärt ${open.length === 1 ? 'ist' : 'sind'}`] : []),
  ];
  return `Rechnerisch ‚${computed}‘ (${percent(field.score)}). Weil ${clauses.join(' und ')}, weisen wir höchstens ‚${shown}‘ aus.`;
}

export const NO_DIVERGENCE =
  'Abweichungen konnten nicht sichtbar werden: Kein Indikator wurde von mindestens zwei Stellen eingeschätzt.';

/** From the middle of the scale on, the instrument's words on a gap, which speak of what is not there, are untrue. */
const HALF_DONE: Record<Tone, string> = {
  encouraging: 'Hier läuft schon etwas, und die Beteiligten wollen mehr: Handlungsbedarf ist angemeldet.',
  balanced: 'Hier läuft schon etwas; dennoch ist Handlungsbedarf angemeldet.',
  plain:
    'Was hier läuft, reicht denen nicht, die damit arbeiten: Handlungsbedarf ist angemeldet und bleibt, solange nichts geschieht.',
};

const isBelowMiddle = (id: string, material: Material): boolean =>
  2 * (material.standing(id).level ?? 0) < material.max;

export function gapText(id: string, material: Material, tone: Tone): string {
  if (!isBelowMiddle(id, material)) return HALF_DONE[tone];
  const { texts } = material.place(id).indicator;
  return tone === 'plain' ? texts.gapPlain : texts.gap;
}

/** The first step below the middle of the scale, the next step from there on. */
export function step(id: string, material: Material): { label: string; text: string } {
  const { texts } = material.place(id).indicator;
  return isBelowMiddle(id, material)
    ? { label: 'Erster Schritt', text: texts.firstStep }
    : { label: 'Nächster Schritt', text: texts.nextStep };
}

/** The sentence under the heading of the page. */
export function opening(material: Material, tone: Tone): string {
  const strengths = material.result.strengths.length;
  const gaps = material.result.gaps.length;
  switch (tone) {
    case 'encouraging':
      return strengths === 0
        ? 'Der ehrliche Blick auf den eigenen Stand ist getan. Von hier aus geht es weiter.'
        : `${strengths === 1 ? `${strengths} Stärke trägt schon` : `${strengths} Stärken tragen schon`}. Was noch fehlt, gehört ebenso zum Bild und steht gleich dabei.`;
    case 'balanced':
      return 'Was aus Ihrer Sicht trägt, was fehlt und womit sich anfangen lässt.';
    case 'plain':
      return gaps === 0
        ? 'Eine Lücke im Sinn der Methode gibt es nicht. Was begonnen oder ungeklärt ist, trägt aber noch nicht.'
        : `${gaps === 1 ? `${gaps} Lücke ist offen` : `${gaps} Lücken sind offen`}. Was daraus folgt, steht zuerst; was trägt, danach.`;
  }
}

/** „108 Indikatoren: 31 Stärken, …“. */
export function counts({ result }: Material): string {
  const inState = (state: IndicatorResult['state']) => result.indicators.filter((one) => one.state === state).length;
  const notApplicable = inState('notApplicable');
  const parts = [
    count(result.strengths.length, 'Stärke', 'Stärken'),
    count(result.gaps.length, 'Lücke', 'Lücken'),
    `${result.inProgress.length} in Arbeit`,
    count(result.knowledgeGaps.length, 'Wissenslücke', 'Wissenslücken'),
    ...(notApplicable > 0 ? [`${notApplicable} nicht zutreffend`] : []),
  ];
  return `${count(result.indicators.length, 'Indikator', 'Indikatoren')}: ${parts.join(', ')}.`;
}

/** The line on knowledge gaps among what is missing. */
export function unclear(number: number, tone: Tone): string {
  const what = `${count(number, 'Indikator ist', 'Indikatoren sind')} ungeklärt`;
  switch (tone) {
    case 'encouraging':
      return `${what}: Hier bringt schon Nachfragen weiter.`;
    case 'balanced':
      return `${what}.`;
    case 'plain':
      return `${what}: Darüber lässt sich nichts entscheiden, bis es jemand weiß.`;
  }
}

/** One sentence on what is missing and what follows, for the tone `plain`; empty where nothing applies. */
export function whatIsMissing(
  lists: { gaps: string[]; knowledgeGaps: string[]; inProgress: string[]; strengths: string[] },
  material: Material,
): string {
  const first = lists.gaps[0];
  if (first !== undefined) return gapText(first, material, 'plain');
  const open = lists.knowledgeGaps.length;
  if (open > 0) {
    return open === 1
      ? 'Bei einem Indikator weiß bisher niemand sicher, wo die Kommune steht; darauf lässt sich keine Entscheidung stützen.'
      : `Bei ${open} Indikatoren weiß bisher niemand sicher, wo die Kommune steht; darauf lässt sich keine Entscheidung stützen.`;
  }
  if (lists.inProgress.length > 0) {
    return 'Manches läuft erst an einzelnen Stellen oder auf Zeit; was an einem Projekt oder an einer Person hängt, kann mit ihr wieder wegfallen.';
  }
  if (lists.strengths.length > 0) {
    return 'Nach den Antworten fehlt hier nichts; was niemand regelmäßig überprüft, kann dennoch unbemerkt nachlassen.';
  }
  return '';
}
