import { useState } from 'preact/hooks';
import type { OwnStatement } from '../api-types.ts';
import { useAction, useLoaded } from '../asking.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { TextArea } from '../components/form.tsx';
import { Reading } from '../components/reading.tsx';
import { count } from '../format.ts';
import { LONGEST_STATEMENT } from '../own-statements.ts';
import { linkId } from '../random.ts';
import { writable } from './next.ts';
import { Done, ViewHead } from './parts.tsx';
import { useDraft, useRoom } from './room.tsx';

/** What the municipality asks beyond the questionnaire: to add, reword, take away and bring back. */
export function OwnStatementsView() {
  const { api, check } = useRoom();
  const read = useLoaded(() => api.listOwnIndicators());
  const { statements: all = [], most = 0 } = read.value ?? {};
  const [done, setDone] = useState('');
  const put = (statement: OwnStatement, said: string) => {
    read.put((before) => before && { ...before, statements: withStatement(before.statements, statement) });
    setDone(said);
  };
  const asked = all.filter((one) => !one.removed);
  const removed = all.filter((one) => one.removed);
  const open = writable(check);
  return (
    <>
      <ViewHead title="Eigene Aussagen" view="room-own">
        Was der Fragebogen nicht fragt und Ihnen wichtig ist: bis zu zehn Aussagen, die alle Stellen wie die übrigen
        beantworten. Sie zählen in keine Stufe und keinen Vergleich und stehen im Bericht auf einer eigenen Seite.
      </ViewHead>
      <Reading of={read} />
      {read.value !== null && (
        <div class="sc-room-body sc-stack">
          {!open && (
            <p class="sc-narrow">
              Der Selbstcheck nimmt gerade keine Änderungen an; an den eigenen Aussagen lässt sich deshalb nichts
              ändern.
            </p>
          )}
          {asked.length === 0 && <p class="sc-muted">Noch keine eigene Aussage.</p>}
          {asked.length > 0 && (
            <ol class="sc-own">
              {asked.map((one) => (
                <Statement key={one.id} statement={one} open={open} onPut={put} />
              ))}
            </ol>
          )}
          <Done text={done} />
          {open && asked.length < most && <Adding first={asked.length === 0} onPut={put} />}
          {open && asked.length >= most && (
            <p class="sc-narrow">Das sind {most}, mehr gehen nicht. Für eine andere entfernen Sie zuerst eine davon.</p>
          )}
          {removed.length > 0 && (
            <section class="sc-section sc-stack" aria-labelledby="entfernt">
              <h2 class="kern-heading-medium" id="entfernt" tabIndex={-1}>
                Entfernt
              </h2>
              <p class="sc-narrow">
                Bis zur nächsten Abgabe lassen sie sich zurückholen, mit allen Antworten. Im Ergebnis stehen sie nicht.
              </p>
              <ul class="sc-own">
                {removed.map((one) => (
                  <Removed key={one.id} statement={one} open={open && asked.length < most} onPut={put} />
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </>
  );
}

const withStatement = (all: OwnStatement[], statement: OwnStatement): OwnStatement[] =>
  all.some((one) => one.id === statement.id)
    ? all.map((one) => (one.id === statement.id ? statement : one))
    : [...all, statement];

type Put = (statement: OwnStatement, said: string) => void;

const answeredWords = (statement: OwnStatement): string =>
  statement.answered === 0
    ? 'Noch hat keine Stelle geantwortet.'
    : `${count(statement.answered, 'Stelle hat', 'Stellen haben')} geantwortet.`;

/** Once it is drawn; the head of the page where it is gone, such as the field for an eleventh. */
const focusOn = (id: string): void =>
  void requestAnimationFrame(() => (document.getElementById(id) ?? document.querySelector('h1'))?.focus());

const trouble = (text: string): string | null => (text.trim() === '' ? 'Schreiben Sie die Aussage hier hinein.' : null);

const tooLong = (text: string): boolean => text.trim().length > LONGEST_STATEMENT;

/** How a good one is worded, and who will read it. */
const HINT = (
  <>
    Ein erreichter Zustand, eine Sache auf einmal, nicht mit Ja oder Nein zu beantworten. Zum Beispiel: „Wer neu
    zuzieht, findet in jedem Stadtteil eine erste Anlaufstelle.“ Bitte keine Namen von Menschen: Der Wortlaut steht auch
    in der öffentlichen Fassung des Berichts. Von den Antworten steht dort nur, wie viele Stellen eingeschätzt haben.
  </>
);

function Adding(props: { first: boolean; onPut: Put }) {
  const { api } = useRoom();
  // The id is kept with the text: sending it once more adds nothing twice.
  const [draft, setDraft, clear] = useDraft<{ id: string; text: string }>('own', { id: '', text: '' });
  const [error, setError] = useState<string | null>(null);
  const { busy, problem, run } = useAction();
  const add = async () => {
    const wrong = trouble(draft.text);
    setError(wrong);
    if (wrong !== null || tooLong(draft.text)) return document.getElementById('neue-aussage')?.focus();
    const saved = await run(() =>
      api.saveOwnIndicator(draft.id, { seenRevision: 0, statement: draft.text, keepsAnswers: false }),
    );
    if (saved === null) return;
    clear();
    props.onPut(saved, 'Hinzugefügt. Alle Stellen finden sie am Ende ihres Fragebogens.');
    focusOn('neue-aussage');
  };
  return (
    <section class="sc-section sc-stack" aria-labelledby="hinzufuegen">
      <h2 class="kern-heading-medium" id="hinzufuegen">
        {props.first ? 'Erste Aussage hinzufügen' : 'Aussage hinzufügen'}
      </h2>
      {problem && <ProblemAlert problem={problem} />}
      <div class="sc-form">
        <TextArea
          id="neue-aussage"
          label="Neue Aussage"
          hint={HINT}
          value={draft.text}
          maxLength={LONGEST_STATEMENT}
          error={error}
          onInput={(text) => {
            setError(null);
            setDraft({ id: draft.id === '' ? linkId() : draft.id, text });
          }}
        />
        <div class="sc-actions">
          <Button look="primary" busy={busy} busyText="Wird hinzugefügt …" onClick={() => void add()}>
            Hinzufügen
          </Button>
        </div>
      </div>
    </section>
  );
}

function Statement(props: { statement: OwnStatement; open: boolean; onPut: Put }) {
  const { api } = useRoom();
  const { statement, open } = props;
  const [text, setText, clear] = useDraft<string | null>(`own.${statement.id}`, null);
  const [error, setError] = useState<string | null>(null);
  const [asking, setAsking] = useState<'reword' | 'remove' | null>(null);
  const [theirs, setTheirs] = useState<OwnStatement | null>(null);
  const { busy, problem, setProblem, run } = useAction();
  const fieldId = `wortlaut-${statement.id}`;
  const editId = `aendern-${statement.id}`;

  const save = async (keepsAnswers: boolean) => {
    const wrong = trouble(text ?? '');
    setError(wrong);
    if (wrong !== null || tooLong(text ?? '')) return document.getElementById(fieldId)?.focus();
    const saved = await run(async () => {
      const reply = await api.saveOwnIndicator(statement.id, {
        seenRevision: statement.revision,
        statement: text ?? '',
        keepsAnswers,
      });
      if (!reply.ok && reply.problem.type === '/errors/statement-answered') setAsking('reword');
      if (!reply.ok && reply.problem.kind === 'conflict' && isStatement(reply.problem.current)) {
        setAsking(null);
        setTheirs(reply.problem.current);
        props.onPut(reply.problem.current, '');
      }
      return reply;
    });
    if (saved === null) return;
    setAsking(null);
    setTheirs(null);
    clear();
    props.onPut(saved, 'Der neue Wortlaut ist gespeichert.');
    focusOn(editId);
  };
  const remove = async () => {
    const removed = await run(() => api.removeOwnIndicator(statement.id));
    setAsking(null);
    if (removed === null) return;
    clear();
    props.onPut(removed, 'Entfernt. Unten lässt sie sich zurückholen.');
    focusOn('entfernt');
  };
  // The question says all of it.
  const shown = problem !== null && problem.type !== '/errors/statement-answered' && theirs === null;
  return (
    <li class="sc-own__item">
      <p class="sc-own__statement" id={`aussage-${statement.id}`}>
        {statement.statement}
      </p>
      <p class="sc-muted sc-small">{answeredWords(statement)}</p>
      {statement.former.length > 0 && (
        <p class="sc-muted sc-small">Früherer Wortlaut, schon beantwortet: {statement.former.join(' / ')}</p>
      )}
      {shown && <ProblemAlert problem={problem} />}
      {theirs !== null && (
        <Alert tone="warning" title="Jemand anders hat diese Aussage inzwischen geändert" live="assertive">
          <p>Oben steht der neue Stand, im Feld steht, was Sie gerade schreiben. Gespeichert ist Ihres noch nicht.</p>
        </Alert>
      )}
      {text === null ? (
        open && (
          <div class="sc-actions">
            <Button
              id={editId}
              look="tertiary"
              describedBy={`aussage-${statement.id}`}
              onClick={() => {
                setText(statement.statement);
                focusOn(fieldId);
              }}
            >
              Wortlaut ändern
            </Button>
            <Button
              look="tertiary"
              describedBy={`aussage-${statement.id}`}
              onClick={() => (statement.answered > 0 ? setAsking('remove') : void remove())}
            >
              Entfernen
            </Button>
          </div>
        )
      ) : (
        <div class="sc-form">
          <TextArea
            id={fieldId}
            label="Neuer Wortlaut"
            hint={HINT}
            value={text}
            maxLength={LONGEST_STATEMENT}
            error={error}
            onInput={(value) => {
              setError(null);
              setText(value);
            }}
          />
          <div class="sc-actions">
            <Button look="primary" busy={busy} busyText="Wird gespeichert …" onClick={() => void save(false)}>
              Wortlaut speichern
            </Button>
            <Button
              look="tertiary"
              onClick={() => {
                clear();
                setTheirs(null);
                setProblem(null);
                focusOn(editId);
              }}
            >
              Abbrechen
            </Button>
          </div>
        </div>
      )}
      {asking === 'reword' && (
        <Confirm
          title="Passen die Antworten auch zum neuen Wortlaut?"
          action="Ja, Antworten behalten"
          busy={busy}
          busyText="Wird gespeichert …"
          onConfirm={() => void save(true)}
          onCancel={() => setAsking(null)}
        >
          <p>{problem?.detail ?? answeredWords(statement)}</p>
          <p>
            Wer geantwortet hat, sieht den früheren Wortlaut daneben und kann die Antwort ändern. Meint der neue etwas
            anderes, brechen Sie ab und fügen ihn als neue Aussage hinzu.
          </p>
        </Confirm>
      )}
      {asking === 'remove' && (
        <Confirm
          title="Diese Aussage entfernen?"
          action="Entfernen"
          busy={busy}
          busyText="Wird entfernt …"
          onConfirm={() => void remove()}
          onCancel={() => setAsking(null)}
        >
          <p>
            {answeredWords(statement)} Die Antworten werden nicht gelöscht: Bis zur nächsten Abgabe können Sie die
            Aussage mit ihnen zurückholen.
          </p>
        </Confirm>
      )}
    </li>
  );
}

function Removed(props: { statement: OwnStatement; open: boolean; onPut: Put }) {
  const { api } = useRoom();
  const { statement } = props;
  // Somebody else took it away while it was being reworded here.
  const [text, , drop] = useDraft<string | null>(`own.${statement.id}`, null);
  const { busy, problem, run } = useAction();
  const restore = async () => {
    const restored = await run(() =>
      api.saveOwnIndicator(statement.id, {
        seenRevision: statement.revision,
        statement: statement.statement,
        keepsAnswers: false,
      }),
    );
    if (restored === null) return;
    props.onPut(restored, 'Zurückgeholt, mit allen Antworten.');
    focusOn(`aendern-${statement.id}`);
  };
  return (
    <li class="sc-own__item">
      <p class="sc-own__statement" id={`aussage-${statement.id}`}>
        {statement.statement}
      </p>
      <p class="sc-muted sc-small">{answeredWords(statement)}</p>
      {problem && <ProblemAlert problem={problem} />}
      {text !== null && (
        <div class="sc-stack">
          <p class="sc-muted sc-small">Das wollten Sie daraus machen; gespeichert ist es nicht:</p>
          <p>{text}</p>
          <Button look="tertiary" onClick={drop}>
            Verwerfen
          </Button>
        </div>
      )}
      {props.open && (
        <div class="sc-actions">
          <Button
            look="tertiary"
            busy={busy}
            busyText="Wird zurückgeholt …"
            describedBy={`aussage-${statement.id}`}
            onClick={() => void restore()}
          >
            Zurückholen
          </Button>
        </div>
      )}
    </li>
  );
}

const isStatement = (current: unknown): current is OwnStatement =>
  typeof current === 'object' && current !== null && 'statement' in current && 'revision' in current;
