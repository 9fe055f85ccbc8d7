/** Texts that coordinators pass on. They are proposals: everyone may change them before sending. */
import type { Check, DepartmentState } from '../api-types.ts';
import { count, day } from '../format.ts';
import type { Instrument } from '../instrument.ts';
import { estimate } from '../minutes.ts';

export interface Occasion {
  check: Check;
  instrument: Instrument;
  /** Of those the unit is responsible for, in scope; 0 where nothing was marked. */
  responsible: number;
  origin: string;
}

/** An invitation of a unit, with its link and code. */
export function invitationText(name: string, access: { link: string; code: string }, occasion: Occasion): string {
  const { check, instrument, responsible, origin } = occasion;
  const { deadline, mode } = check.conduct;
  const part =
    responsible > 0
      ? `Ihr Teil sind ${count(responsible, 'Aussage', 'Aussagen')}, ${estimate(responsible)}. Den Rest können Sie gern auch beantworten, müssen es aber nicht.`
      : 'Beantworten Sie, was Sie aus Ihrer Arbeit beurteilen können; der Rest darf offen bleiben.';
  return [
    'Guten Tag,',
    `${check.municipality.name} macht den „${instrument.title}“: eine Standortbestimmung, keine Prüfung. Wir bitten Sie, für die Stelle „${name}“ zu antworten, so wie Sie es sehen.`,
    `Ihr Link:\n${access.link}`,
    `Oder öffnen Sie ${origin}/code/ und geben Sie diesen Code ein:\n${access.code}`,
    `${part} Sie können jederzeit aufhören und weitermachen, auch zu mehreren; jede Antwort wird sofort gespeichert.${deadline ? ` Bitte antworten Sie bis zum ${day(deadline)}.` : ''}`,
    ...(mode === 'apart'
      ? [
          'Ihre Antworten sieht zunächst nur Ihre Stelle. Die Koordination sieht, wie viel beantwortet ist, nicht was. Wenn Sie fertig sind, geben Sie Ihren Teil frei; danach sprechen wir über die Unterschiede.',
        ]
      : []),
    'Link und Code sind Ihr Schlüssel: Bitte geben Sie beide nur innerhalb Ihrer Stelle weiter.',
    'Vielen Dank und freundliche Grüße',
  ].join('\n\n');
}

/** A message for the other roles, with their link and code. */
export function accessText(
  role: 'deputy' | 'companion' | 'viewer',
  access: { link: string; code: string; until: string | null },
  occasion: Occasion,
): string {
  const { check, instrument, origin } = occasion;
  const what = {
    deputy: 'Damit vertreten Sie mich: Sie legen Stellen an, verschicken Links, führen den Abgleich und geben ab.',
    companion:
      'Damit begleiten Sie uns: Sie sehen den Stand, den Abgleich, sobald er offen ist, und das Ergebnis. Ändern können Sie nichts.',
    viewer: 'Damit lesen Sie das Ergebnis, sobald es vorliegt. Ändern können Sie nichts.',
  }[role];
  return [
    'Guten Tag,',
    `hier ist Ihr Zugang zum „${instrument.title}“ von ${check.municipality.name}. ${what}`,
    `Ihr Link:\n${access.link}`,
    `Oder öffnen Sie ${origin}/code/ und geben Sie diesen Code ein:\n${access.code}`,
    `${access.until === null ? '' : `Der Zugang gilt bis zum ${day(access.until)}. `}Link und Code sind Ihr Schlüssel: Bitte geben Sie beide nicht weiter.`,
    'Freundliche Grüße',
  ].join('\n\n');
}

/** An invitation for whoever coordinates next. */
export function handoverText(
  access: { link: string; code: string; until: string },
  occasion: Pick<Occasion, 'check' | 'instrument' | 'origin'>,
): string {
  const { check, instrument, origin } = occasion;
  return [
    'Guten Tag,',
    `Sie koordinieren künftig den „${instrument.title}“ für ${check.municipality.name}. Mit dieser Einladung übernehmen Sie; alles, was da ist, bleibt erhalten.`,
    `Ihre Einladung:\n${access.link}`,
    `Oder öffnen Sie ${origin}/code/ und geben Sie diesen Code ein:\n${access.code}`,
    `Die Einladung gilt bis zum ${day(access.until)} und nur für Sie. Sobald Sie sie annehmen, gilt mein eigener Link nicht mehr.`,
    'Freundliche Grüße',
  ].join('\n\n');
}

/** A reminder. It holds no link: whoever has none asks for one, and nobody gets used to links in mails. */
export function reminderText({ check, instrument }: { check: Check; instrument: Instrument }, today: string): string {
  const { deadline } = check.conduct;
  const until =
    deadline === undefined
      ? ''
      : deadline < today
        ? ` Unsere Frist war der ${day(deadline)}; Ihre Antworten kommen trotzdem noch zurecht.`
        : ` Unsere Frist ist der ${day(deadline)}.`;
  return [
    'Guten Tag,',
    `${check.municipality.name} macht den „${instrument.title}“, und Ihre Sicht fehlt uns noch.${until}`,
    'Was Sie schon eingetragen haben, ist gespeichert. Öffnen Sie den Link, den Sie von uns bekommen haben, und machen Sie dort weiter. Wenn Sie fertig sind, geben Sie Ihren Teil bitte frei.',
    'Sie finden den Link oder den Code nicht mehr? Melden Sie sich kurz, dann bekommen Sie neue. Sie können zu einer Aussage nichts sagen? „Weiß nicht“ ist eine gute Antwort.',
    'Vielen Dank und freundliche Grüße',
  ].join('\n\n');
}

/** What the server refuses in a reminder, so that one learns it while typing. */
export const holdsLink = (text: string): boolean => /https?:\/\/|\bwww\./i.test(text);

export const contactsOf = (departments: DepartmentState[]): string[] =>
  departments.flatMap((one) => (one.contact ? [one.contact] : []));
