import { useEffect, useState } from 'preact/hooks';
import { createDrafts } from '../agreement/drafts.ts';
import { CopyText } from '../components/copy-text.tsx';
import { DeadLink } from '../components/no-link.tsx';
import { readSnapshot } from '../device/snapshot.ts';
import { type Instrument, loadInstrument, placesOf } from '../instrument.ts';
import { type Stores, checkIdOf } from '../link.ts';
import { withOwn } from '../own-statements.ts';
import { unsavedIn } from '../saving/queue.ts';
import type { CheckStore } from './store.ts';
import { createTyping } from './typing.ts';
import { type TypedItem, type UnsentItem, unsentText } from './unsent-text.ts';

/** On the page while nothing is taken any more: what was typed stays in the fields, and here it can be copied whole. */
export function Unsent(props: { store: CheckStore }) {
  const { store } = props;
  const items = store.queue.unsent();
  const typed = store.typing.all();
  if (items.length + typed.length === 0) return null;
  const own = store.check.departments.find((one) => one.id === store.check.department);
  return (
    <UnsentBlock
      text={unsentText(
        `Selbstcheck ${store.check.municipality.name}, ${own?.name ?? store.check.department}: nicht übertragen`,
        items,
        typed,
        store.places,
        store.instrument,
      )}
    />
  );
}

export function UnsentBlock(props: { text: string }) {
  return (
    <section class="sc-unsent sc-stack" aria-labelledby="nicht-uebertragen">
      <h2 class="kern-heading-medium" id="nicht-uebertragen" tabIndex={-1}>
        Was noch nicht übertragen ist
      </h2>
      <p>
        Kopieren Sie es und legen Sie es ab, bis Sie einen neuen Link haben. Es enthält alles, was auf dieser Seite
        getippt und nicht gespeichert wurde.
      </p>
      <CopyText
        id="nicht-uebertragen-text"
        label="Nicht übertragen"
        text={props.text}
        rows={Math.min(16, Math.max(5, props.text.split('\n').length))}
        buttonText="Alles kopieren"
      />
    </section>
  );
}

/** A link that opens nothing any more, on a device where something of it still lies. */
export function DeadLinkHere(props: { token: string; stores: Stores; onForget: () => void }) {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void textOnDevice(props.token, props.stores).then((found) => {
      if (!gone) setText(found);
    });
    return () => {
      gone = true;
    };
  }, []);
  return (
    <>
      <DeadLink onForget={props.onForget} />
      {text !== null && <UnsentBlock text={text} />}
    </>
  );
}

async function textOnDevice(token: string, stores: Stores): Promise<string | null> {
  const check = checkIdOf(token);
  const found = [stores.local, stores.session].flatMap((storage) => unsavedIn<unknown>(storage, check));
  const items: UnsentItem[] = [
    ...found.filter((one) => one.part === 'answer' || one.part === 'note' || one.part === 'point'),
    ...[stores.local, stores.session].flatMap((storage) =>
      scopesIn(storage, check).flatMap((scope) =>
        createDrafts(scope, storage)
          .all()
          .map(({ indicator, draft }): UnsentItem => ({ part: 'point', indicator, value: { draft } })),
      ),
    ),
  ];
  const typed: TypedItem[] = [stores.local, stores.session].flatMap((storage) =>
    scopesIn(storage, check).flatMap((scope) => createTyping(scope, storage).all()),
  );
  if (items.length + typed.length === 0) return null;
  const snapshot = readSnapshot(token, stores.local);
  const published = await instrumentOf(
    [...items, ...typed].map((one) => one.indicator),
    snapshot?.check.instrument ?? null,
  );
  const instrument = published === null ? null : withOwn(published, snapshot?.ownIndicators ?? []);
  const name = snapshot?.check.municipality.name;
  return unsentText(
    `Selbstcheck${name === undefined ? '' : ` ${name}`}: nicht übertragen`,
    items,
    typed,
    instrument === null ? new Map() : placesOf(instrument),
    instrument,
  );
}

/** Departments of the check that left something in a storage. */
function scopesIn(storage: Storage | null, check: string): string[] {
  const scopes = new Set<string>();
  try {
    for (let index = 0; index < (storage?.length ?? 0); index++) {
      const found = /^sc\.unsaved\.([^.]+\.[^.]+)\./.exec(storage?.key(index) ?? '')?.[1];
      if (found?.startsWith(`${check}.`)) scopes.add(found);
    }
  } catch {
    // A storage that cannot be read has nothing to give back.
  }
  return [...scopes];
}

/** A dead link does not say which questionnaire it was; the statements are worth looking for. */
async function instrumentOf(
  indicators: string[],
  known: { id: string; version: number } | null,
): Promise<Instrument | null> {
  try {
    const listed =
      known !== null
        ? [known]
        : (
            (await (await fetch('/instruments/index.json', { credentials: 'omit' })).json()) as {
              instruments: { id: string; version: number }[];
            }
          ).instruments;
    for (const version of listed) {
      const reply = await loadInstrument(version);
      if (reply.ok && indicators.some((id) => placesOf(reply.value).has(id))) return reply.value;
    }
  } catch {
    // Then the ids have to do.
  }
  return null;
}
