import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { count } from '../format.ts';
import type { Part, QueueStatus, SavingQueue } from '../saving/queue.ts';

/** Quiet for this long after the last save before "Gespeichert" is said, so that a row of answers says it once. */
const QUIET_MILLISECONDS = 1500;

interface Trouble {
  key: string;
  /** In a word, before the text. */
  title?: string;
  text: string;
}

/** „4 Antworten“ where nothing else waits, else „5 Eingaben“. */
function waiting({ unsaved, unsavedParts }: QueueStatus): string {
  return unsavedParts.answer === unsaved
    ? count(unsaved, 'Antwort', 'Antworten')
    : unsavedParts.note === unsaved
      ? count(unsaved, 'Kommentar', 'Kommentare')
      : count(unsaved, 'Eingabe', 'Eingaben');
}

function troubleOf(status: QueueStatus, offline: boolean, reloads: boolean): Trouble | null {
  const unsaved = count(status.unsaved, 'Eingabe ist', 'Eingaben sind');
  if (status.blocked === 'link') {
    return {
      key: 'link',
      text: `Ihr Link gilt nicht mehr. ${unsaved} nicht übertragen, aber auf diesem Gerät gesichert. Öffnen Sie Ihren neuen Link auf diesem Gerät, dann wird alles nachgeholt.`,
    };
  }
  if (status.blocked === 'notOpen') {
    return {
      key: 'notOpen',
      text: `Der Selbstcheck nimmt gerade keine Antworten an: Er ist abgegeben oder die Projektphase ist zu Ende. ${unsaved} nicht übertragen, aber auf diesem Gerät gesichert.`,
    };
  }
  const stay = reloads ? '' : ' Laden Sie die Seite bis dahin nicht neu.';
  if (status.unsaved > 0 && (status.connection === 'lost' || offline)) {
    const waits = `${waiting(status)} ${status.unsaved === 1 ? 'wartet' : 'warten'}`;
    return status.unsafe > 0
      ? {
          key: 'offline-unsafe',
          title: `Offline – ${waits} nur in diesem Tab`,
          text: 'Sie können weiterarbeiten. Bitte lassen Sie die Seite offen, bis wieder alles gespeichert ist: Dieser Browser hebt nichts auf.',
        }
      : {
          key: 'offline',
          title: `Offline – ${waits} auf diesem Gerät`,
          text: `Sie können weiterarbeiten. Übertragen wird, sobald es wieder geht.${stay}`,
        };
  }
  if (offline) {
    return {
      key: 'offline-idle',
      title: 'Offline',
      text: `Alles Bisherige ist gespeichert. Sie können weiterarbeiten; übertragen wird, sobald es wieder geht.${stay}`,
    };
  }
  if (status.needsPerson.length > 0) {
    return {
      key: `person-${status.needsPerson.length}`,
      text:
        status.needsPerson.length === 1
          ? 'Eine Eingabe ist noch nicht gespeichert und braucht Ihre Entscheidung.'
          : `${status.needsPerson.length} Eingaben sind noch nicht gespeichert und brauchen Ihre Entscheidung.`,
    };
  }
  return null;
}

/** Trouble stays in sight at the lower edge until it is over, and is said once. Otherwise there is nothing to see. */
export function StatusBar(props: {
  queue: Pick<SavingQueue<never>, 'status' | 'online' | 'unblock'>;
  /** Where the person decides; null where there is no such place. */
  hrefOf: (part: Part, indicator: string) => string | null;
  /** There is no connection, whether or not something waits for it. */
  offline?: boolean;
  /** Whether the page can be reloaded without one. */
  reloads?: boolean;
  /** All that has not arrived stands on this page, to be copied. */
  canCopy?: boolean;
}) {
  const { queue } = props;
  const status = queue.status();
  const trouble = troubleOf(status, props.offline === true, props.reloads === true);
  const [spoken, setSpoken] = useState('');
  const before = useRef<{ trouble: string | null; unsaved: number }>({ trouble: null, unsaved: 0 });

  useEffect(() => {
    document.documentElement.classList.toggle('sc-has-status', trouble !== null);
  }, [trouble === null]);

  useEffect(() => {
    const last = before.current;
    before.current = { trouble: trouble?.key ?? null, unsaved: status.unsaved };
    if (trouble !== null && trouble.key !== last.trouble)
      setSpoken([trouble.title, trouble.text].filter(Boolean).join('. '));
    if (trouble === null && last.trouble !== null && status.unsaved === 0)
      setSpoken('Wieder verbunden, alles ist gespeichert.');
    if (trouble === null && last.trouble === null && status.unsaved === 0 && last.unsaved > 0) {
      setSpoken('');
      const timer = setTimeout(() => setSpoken('Gespeichert.'), QUIET_MILLISECONDS);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [trouble?.key, status.unsaved]);

  const first = status.needsPerson[0];
  const href = first === undefined ? null : props.hrefOf(first.part, first.indicator);
  return (
    <>
      <p class="kern-sr-only" role="status">
        {spoken}
      </p>
      {trouble !== null && (
        <div class="sc-status">
          <div class="sc-status__inner">
            <span class="kern-icon kern-icon--warning" aria-hidden="true" />
            <p>
              {trouble.title && <strong>{trouble.title}. </strong>}
              {trouble.text}
            </p>
            {trouble.key.startsWith('person') && href !== null && (
              <a class="sc-a" href={href}>
                Ansehen
              </a>
            )}
            {trouble.key.startsWith('offline') && (
              <Button look="tertiary" onClick={() => queue.online()}>
                Jetzt versuchen
              </Button>
            )}
            {props.canCopy && (
              <Button
                look="tertiary"
                onClick={() => {
                  const block = document.getElementById('nicht-uebertragen');
                  block?.scrollIntoView();
                  block?.focus({ preventScroll: true });
                }}
              >
                Zum Kopieren
              </Button>
            )}
            {(trouble.key === 'link' || trouble.key === 'notOpen') && (
              <Button look="tertiary" onClick={() => queue.unblock()}>
                Noch einmal versuchen
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  );
}
