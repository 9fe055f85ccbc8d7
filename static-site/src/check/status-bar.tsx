import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { count } from '../format.ts';
import type { Part, QueueStatus, SavingQueue } from '../saving/queue.ts';

/** Quiet for this long after the last save before "Gespeichert" is said, so that a row of answers says it once. */
const QUIET_MILLISECONDS = 1500;

interface Trouble {
  key: string;
  text: string;
}

function troubleOf(status: QueueStatus): Trouble | null {
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
  if (status.connection === 'lost' && status.unsaved > 0) {
    return {
      key: status.unsafe > 0 ? 'offline-unsafe' : 'offline',
      text:
        status.unsafe > 0
          ? `Keine Verbindung. ${unsaved} noch nicht gespeichert, und dieser Browser kann sie nicht zwischenspeichern: Bitte lassen Sie die Seite offen.`
          : `Keine Verbindung. Sie können weiterarbeiten: ${unsaved} auf diesem Gerät gesichert und ${status.unsaved === 1 ? 'wird' : 'werden'} übertragen, sobald es wieder geht.`,
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
}) {
  const { queue } = props;
  const status = queue.status();
  const trouble = troubleOf(status);
  const [spoken, setSpoken] = useState('');
  const before = useRef<{ trouble: string | null; unsaved: number }>({ trouble: null, unsaved: 0 });

  useEffect(() => {
    document.documentElement.classList.toggle('sc-has-status', trouble !== null);
  }, [trouble === null]);

  useEffect(() => {
    const last = before.current;
    before.current = { trouble: trouble?.key ?? null, unsaved: status.unsaved };
    if (trouble !== null && trouble.key !== last.trouble) setSpoken(trouble.text);
    if (trouble === null && last.trouble !== null && status.unsaved === 0) setSpoken('Alles ist wieder gespeichert.');
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
            <p>{trouble.text}</p>
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
