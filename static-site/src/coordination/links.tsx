/** Links of the check: making, renewing, ending them, and their codes. */
import { useRef, useState } from 'preact/hooks';
import type { DepartmentState, LinkState, NewLink } from '../api-types.ts';
import type { CheckApi, Reply } from '../api.ts';
import { useAction } from '../asking.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { TextInput } from '../components/form.tsx';
import { day } from '../format.ts';
import { linkId } from '../random.ts';
import { useRoom } from './room.tsx';
import { ROLES } from './words.ts';

export interface LinkWish {
  role: 'deputy' | 'department' | 'companion' | 'viewer';
  department?: string;
  label?: string;
  expiresOn?: string;
}

/**
 * Makes a link under an id of ours. If an earlier attempt arrived but its answer did not, the link is there and its
 * secret is lost; then it is renewed, which gives another.
 */
export async function makeLink(api: CheckApi, id: string, wish: LinkWish): Promise<Reply<NewLink>> {
  const made = await api.createLink({ id, ...wish });
  return !made.ok && made.problem.type === '/errors/exists' ? api.renewLink(id) : made;
}

/** Whom a link is for, as one would call it. */
export const linkName = (link: LinkState, nameOf: (department: string) => string): string =>
  link.role === 'department' && link.department ? nameOf(link.department) : (link.label ?? ROLES[link.role].label);

/** A form of one or two lines that makes a link and shows it on the page for handing on. */
export function CreateLink(props: {
  role: LinkWish['role'];
  department?: DepartmentState;
  /** Whether it is the next thing to do here. */
  first?: boolean;
}) {
  const room = useRoom();
  const [label, setLabel] = useState('');
  const dated = props.role === 'companion' || props.role === 'viewer';
  const [until, setUntil] = useState(() => (dated ? monthsLater(room.today, 3, room.check.expiresOn) : ''));
  const [error, setError] = useState<string | null>(null);
  const { busy, problem, run } = useAction();
  const id = useRef<string | null>(null);
  const field = `${props.role}-${props.department?.id ?? 'neu'}`;

  const create = async () => {
    if (dated && (until === '' || until < room.today || until > room.check.expiresOn)) {
      setError(
        until === ''
          ? 'Geben Sie an, bis wann der Zugang gilt.'
          : until < room.today
            ? 'Dieser Tag liegt schon zurück.'
            : `Am ${day(room.check.expiresOn)} wird alles gelöscht; länger kann kein Zugang gelten.`,
      );
      document.getElementById(`${field}-bis`)?.focus();
      return;
    }
    setError(null);
    id.current ??= linkId();
    const wish: LinkWish = {
      role: props.role,
      ...(props.department ? { department: props.department.id } : {}),
      ...(label.trim() === '' ? {} : { label: label.trim() }),
      ...(dated ? { expiresOn: until } : {}),
    };
    const made = await run(() => makeLink(room.api, id.current!, wish));
    if (made === null) return;
    id.current = null;
    room.addFresh(made);
    room.go({ view: 'fresh' });
  };

  return (
    <div class="sc-createlink">
      {problem && <ProblemAlert problem={problem} />}
      <div class="sc-createlink__fields">
        <TextInput
          id={`${field}-vermerk`}
          label="Für wen"
          optional
          hint="Ein Vermerk für Sie, etwa „Sekretariat“. Ein Name ist nicht nötig."
          value={label}
          maxLength={100}
          onInput={setLabel}
        />
        {dated && (
          <TextInput
            id={`${field}-bis`}
            type="date"
            label="Gilt bis"
            value={until}
            error={error}
            onInput={(value) => {
              setUntil(value);
              setError(null);
            }}
          />
        )}
      </div>
      <Button
        look={props.first ? 'primary' : 'secondary'}
        icon="add"
        busy={busy}
        busyText="Wird erstellt …"
        onClick={() => void create()}
      >
        Link und Code erstellen
      </Button>
    </div>
  );
}

/** The same day so many months later, at most `last`. */
export function monthsLater(isoDate: string, months: number, last: string): string {
  const [year = 0, month = 1, date = 1] = isoDate.split('-').map(Number);
  const end = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const later = new Date(Date.UTC(year, month - 1 + months, Math.min(date, end))).toISOString().slice(0, 10);
  return later > last ? last : later;
}

type Question = { what: 'code' | 'renew' | 'revoke'; link: LinkState };

/** Links that work, each with what one can do with it. */
export function LinkList(props: { links: LinkState[]; caption: string }) {
  const room = useRoom();
  const [asking, setAsking] = useState<Question | null>(null);
  const { busy, problem, run } = useAction();
  if (props.links.length === 0) return null;

  const act = async ({ what, link }: Question) => {
    if (what === 'code') {
      const made = await run(() => room.api.createCode(link.id));
      setAsking(null);
      if (made === null) return;
      room.addFresh({ link: { ...link, hasCode: true }, token: null, code: made.code });
      room.go({ view: 'fresh' });
    } else if (what === 'renew') {
      const made = await run(() => room.api.renewLink(link.id));
      setAsking(null);
      if (made === null) return;
      room.addFresh(made);
      room.go({ view: 'fresh' });
    } else {
      const ended = await run(() => room.api.revokeLink(link.id));
      setAsking(null);
      if (ended === null) return;
      room.dropFresh(link.id);
      room.put({ links: room.links.map((one) => (one.id === link.id ? ended : one)) });
    }
  };
  const title = (link: LinkState) => link.label ?? 'Ohne Vermerk';
  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      <ul class="sc-links" aria-label={props.caption}>
        {props.links.map((link) => (
          <li key={link.id} class="sc-links__item">
            <div class="sc-links__text">
              <p class="sc-links__title">{title(link)}</p>
              <p class="sc-muted sc-small">
                seit {day(link.createdOn)}, gilt bis {day(link.expiresOn)}, {link.hasCode ? 'mit Code' : 'ohne Code'}
              </p>
            </div>
            <div class="sc-links__actions">
              {(
                [
                  ['code', 'Neuer Code'],
                  ['renew', 'Erneuern'],
                  ['revoke', 'Beenden'],
                ] as const
              ).map(([what, words]) => (
                <button
                  key={what}
                  type="button"
                  class="kern-btn kern-btn--tertiary"
                  onClick={() => setAsking({ what, link })}
                >
                  <span class="kern-label">
                    {words}
                    <span class="kern-sr-only">
                      : {linkName(link, room.nameOf)}, {title(link)}
                    </span>
                  </span>
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {asking && (
        <Confirm
          title={
            {
              code: 'Neuen Code erstellen?',
              renew: 'Zugang erneuern?',
              revoke: 'Zugang beenden?',
            }[asking.what]
          }
          action={{ code: 'Code erstellen', renew: 'Erneuern', revoke: 'Beenden' }[asking.what]}
          busy={busy}
          busyText="Einen Moment …"
          onConfirm={() => void act(asking)}
          onCancel={() => setAsking(null)}
        >
          <p>
            {
              {
                code: 'Der Link gilt weiter. Ein Code, den Sie vorher verteilt haben, öffnet dann nichts mehr.',
                renew:
                  'Sie bekommen einen neuen Link und einen neuen Code. Die bisherigen öffnen dann nichts mehr, auch nicht auf Geräten, auf denen sie schon offen sind.',
                revoke:
                  'Link und Code öffnen dann nichts mehr, auch nicht auf Geräten, auf denen sie schon offen sind. Was eingetragen ist, bleibt.',
              }[asking.what]
            }
          </p>
        </Confirm>
      )}
    </>
  );
}
