/** The one thing to do next, and the way that a check takes, from what stands. */
import type { Check, DepartmentState, LinkState, Mode, Summary } from '../api-types.ts';
import { count, day, enumerate } from '../format.ts';
import { estimate } from '../minutes.ts';
import { COORDINATION } from './responsibility.ts';
import { hrefOf } from './route.ts';

export interface Standing {
  check: Check;
  departments: DepartmentState[];
  /** Null where one may not see them; then nobody is missing one. */
  links: LinkState[] | null;
  /** Read once the agreement is open; null before. */
  summary: Summary | null;
  /** Indicators in scope. */
  indicators: number;
  /** Links that were made here and are not handed on yet. */
  fresh: number;
  /** Today, Europe/Berlin. */
  today: string;
}

export type Stage = 'departments' | 'links' | 'answers' | 'agreement' | 'submit' | 'done';

export interface Next {
  stage: Stage;
  title: string;
  text: string;
  action: { label: string; href: string } | null;
  also?: { label: string; href: string };
}

const STAGES: Record<Mode, readonly Stage[]> = {
  apart: ['departments', 'links', 'answers', 'agreement', 'submit'],
  together: ['answers', 'submit'],
  alone: ['answers', 'submit'],
};
const STAGE_NAMES: Record<Stage, string> = {
  departments: 'Stellen anlegen',
  links: 'Links verschicken',
  answers: 'Antworten',
  agreement: 'Abgleich',
  submit: 'Abgeben',
  done: 'Abgegeben',
};

export const stagesOf = (mode: Mode): { stage: Stage; name: string }[] =>
  STAGES[mode].map((stage) => ({ stage, name: STAGE_NAMES[stage] }));

const SUBMIT = '/check/#/abgeben';

export function nextOf(standing: Standing): Next {
  const { check, departments } = standing;
  if (check.state === 'closing')
    return {
      stage: 'submit',
      title: 'Eine Abgabe ist noch nicht zu Ende gebracht',
      text: 'Sie wurde begonnen, aber nicht abgeschlossen. Geben Sie noch einmal ab; es entsteht nur eine Abgabe.',
      action: { label: 'Abgabe abschließen', href: SUBMIT },
    };
  if (!writable(check)) {
    const result = { label: 'Ergebnis ansehen', href: '/ergebnis/' };
    if (check.submission && check.state !== 'archived')
      return {
        stage: 'done',
        title: `Abgegeben am ${day(check.submission.on)}`,
        text: 'Die Antworten sind festgehalten. Im Ergebnis steht, was trägt, was fehlt und womit sich anfangen lässt.',
        action: result,
      };
    return {
      stage: 'done',
      title: 'Die Projektphase ist zu Ende',
      text: `Antworten lassen sich nicht mehr ändern. Lesen können Sie alles bis zum ${day(check.expiresOn)}.`,
      action: check.submission ? result : null,
    };
  }
  if (check.conduct.mode !== 'apart') return answeredTogether(standing);

  const units = departments.filter((one) => !one.closed && one.id !== COORDINATION);
  if (units.length === 0)
    return {
      stage: 'departments',
      title: 'Legen Sie die Stellen an, die antworten',
      text: 'Fachbereiche, Ämter, Stabsstellen: wer in Ihrem Haus die Aussagen beurteilen kann. Jede bekommt einen eigenen Link und antwortet für sich.',
      action: { label: 'Stellen anlegen', href: hrefOf({ view: 'add' }) },
      also: { label: 'Lieber gemeinsam oder allein antworten', href: hrefOf({ view: 'conduct' }) },
    };
  if (standing.fresh > 0)
    return {
      stage: 'links',
      title: standing.fresh === 1 ? 'Geben Sie den neuen Zugang weiter' : 'Geben Sie die neuen Zugänge weiter',
      text: `${count(standing.fresh, 'Link wartet', 'Links warten')} darauf, verschickt oder ausgedruckt zu werden. Angezeigt werden sie nur, solange diese Seite offen ist.`,
      action: { label: 'Weitergeben', href: hrefOf({ view: 'fresh' }) },
    };
  const waiting = units.filter((one) => !one.released);
  const { links } = standing;
  const without = links === null ? [] : waiting.filter((one) => !hasLink(one, links, standing.today));
  if (without.length > 0)
    return {
      stage: 'links',
      title: 'Verschicken Sie die Links',
      text: `Noch ohne Link ${without.length === 1 ? 'ist' : 'sind'} ${shortList(without)}. Sie bekommen je Stelle einen Link, einen Code und einen Text zum Einladen.`,
      action: { label: 'Links erstellen', href: hrefOf({ view: 'access' }) },
    };
  if (check.opensOn !== undefined) return notYet(check.opensOn);
  if (check.conduct.agreementOpen) return agreeing(standing);
  if (waiting.length > 0) {
    const { deadline } = check.conduct;
    const over = deadline !== undefined && deadline < standing.today;
    return {
      stage: 'answers',
      title: over
        ? `Die Frist ist vorbei, ${waiting.length === 1 ? 'eine Stelle fehlt' : `${waiting.length} Stellen fehlen`} noch`
        : `Warten auf ${waiting.length} von ${units.length} ${units.length === 1 ? 'Stelle' : 'Stellen'}`,
      text: `Noch nicht freigegeben ${waiting.length === 1 ? 'hat' : 'haben'} ${shortList(waiting)}.${
        deadline && !over ? ` Ihre Frist endet am ${day(deadline)}.` : ''
      }`,
      action: { label: 'Freundlich erinnern', href: hrefOf({ view: 'reminders' }) },
      also: { label: 'Abgleich trotzdem öffnen', href: hrefOf({ view: 'conduct' }) },
    };
  }
  return {
    stage: 'agreement',
    title: 'Öffnen Sie den Abgleich',
    text: `${units.length === 1 ? 'Die Stelle hat' : `Alle ${units.length} Stellen haben`} freigegeben. Im Abgleich sehen Sie nebeneinander, wie sie geantwortet haben und worüber es sich zu reden lohnt.`,
    action: { label: 'Zum Öffnen', href: hrefOf({ view: 'conduct' }) },
  };
}

function agreeing({ summary, departments }: Standing): Next {
  const open = summary?.openPoints ?? null;
  const missing = departments.filter((one) => !one.closed && !one.released);
  const dropped =
    missing.length === 0
      ? ''
      : ` Noch nicht freigegeben ${missing.length === 1 ? 'hat' : 'haben'} ${shortList(missing)}; was dort steht, bleibt draußen.`;
  const agreement = { label: 'Zum Abgleich', href: '/abgleich/' };
  const submit = { label: 'Zusammenfassen und abgeben', href: SUBMIT };
  if (open === 0)
    return {
      stage: 'submit',
      title: 'Geben Sie den Selbstcheck ab',
      text: `Im Abgleich ist nichts mehr offen. Die Zusammenfassung zeigt, was in das Ergebnis eingeht und was nicht.${dropped}`,
      action: submit,
      also: agreement,
    };
  return {
    stage: 'agreement',
    title: 'Sprechen Sie über die Unterschiede',
    text: `${open === null ? 'Der Abgleich ist offen.' : `${count(open, 'Punkt ist', 'Punkte sind')} noch offen.`} Sie müssen nicht über alles reden; was strittig bleibt, darf strittig bleiben.${dropped}`,
    action: agreement,
    also: submit,
  };
}

function notYet(opensOn: string): Next {
  return {
    stage: 'answers',
    title: `Antworten sind ab dem ${day(opensOn)} möglich`,
    text: 'Bis dahin können Sie den Fragebogen schon lesen. Ihr Link bleibt derselbe.',
    action: { label: 'Fragebogen lesen', href: '/check/' },
  };
}

function answeredTogether({ check, departments, indicators }: Standing): Next {
  if (check.opensOn !== undefined) return notYet(check.opensOn);
  const own = departments.find((one) => one.id === COORDINATION);
  const answered = Object.values(own?.answered ?? {}).reduce((sum, one) => sum + one, 0);
  const left = indicators - answered;
  const together = check.conduct.mode === 'together';
  if (left > 0)
    return {
      stage: 'answers',
      title:
        answered > 0
          ? 'Antworten Sie weiter'
          : together
            ? 'Setzen Sie sich zusammen und beginnen Sie'
            : 'Beantworten Sie die erste Aussage',
      text: `${answered > 0 ? 'Noch ' : ''}${count(left, 'Aussage', 'Aussagen')}, ${estimate(left)}${together ? ', wenn man sich schnell einig ist' : ' ohne Rückfragen im Haus'}. Sie können jederzeit aufhören; jede Antwort wird sofort gespeichert.`,
      action: { label: answered > 0 ? 'Weiter antworten' : 'Antworten', href: '/check/' },
    };
  return {
    stage: 'submit',
    title: 'Geben Sie den Selbstcheck ab',
    text: 'Alles ist beantwortet. Die Zusammenfassung zeigt, was in das Ergebnis eingeht und was nicht.',
    action: { label: 'Zusammenfassen und abgeben', href: SUBMIT },
  };
}

/**
 * Whether departments, links and the way of working can be arranged. The contract lets a server leave `writable` out;
 * then the state decides. Before the phase has begun everything can be arranged, though no answer is taken yet.
 */
export const writable = (check: Check): boolean =>
  (check.opensOn === undefined ? check.writable : undefined) ?? (check.state === 'open' || check.state === 'reopened');

export const isLive = (link: LinkState, today: string): boolean => !link.revoked && link.expiresOn >= today;

export const linksOf = (department: DepartmentState, links: LinkState[], today: string): LinkState[] =>
  links.filter((one) => one.role === 'department' && one.department === department.id && isLive(one, today));

export const hasLink = (department: DepartmentState, links: LinkState[], today: string): boolean =>
  linksOf(department, links, today).length > 0;

/** At most three names; more would bury what is to do. */
function shortList(units: DepartmentState[]): string {
  const names = units.map((one) => one.name);
  return names.length <= 4 ? enumerate(names) : enumerate([...names.slice(0, 3), `${names.length - 3} weitere`]);
}
