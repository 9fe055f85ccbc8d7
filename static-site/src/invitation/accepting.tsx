import { useRef, useState } from 'preact/hooks';
import type { Check, Mode, Scope } from '../api-types.ts';
import type { Reply } from '../api.ts';
import { noteShown } from '../data-sheet/seen.ts';
import type { Instrument } from '../instrument.ts';
import { type Stores, remember } from '../link.ts';
import type { Problem } from '../problem.ts';
import { secret as newSecret } from '../random.ts';
import { type Beginning, BeginningFields, USUAL, scopeOf } from './begin.tsx';
import { dropInvitation, keepSecret, keptSecret } from './keep.ts';

/** Accepting an invitation or a code: the browser makes the secret of the personal link, and the server confirms it. */
export function useAccepting(options: {
  /** The invitation, or the code as typed. */
  key: string;
  stores: Stores;
  instrument: Instrument | null;
  /** Whether scope and mode are for this person to choose. */
  asks: boolean;
  /** Whether the data sheet is on the page. */
  told: boolean;
  confirm: (key: string, secret: string, choice: { scope?: Scope; mode?: Mode }) => Promise<Reply<Check>>;
  onConfirmed: (check: Check, token: string) => void;
  /** Somebody else was faster. Left out, that is a problem like others. */
  onDead?: () => void;
}) {
  const { key, stores, instrument, asks } = options;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [beginning, setBeginning] = useState<Beginning>(USUAL);
  const [error, setError] = useState<string | null>(null);
  // One secret for all attempts of this page, also where nothing can be stored: if an answer is lost, it confirms again.
  const secret = useRef<string | null>(null);

  const accept = async () => {
    const scope = scopeOf(beginning, instrument);
    if (asks && scope === null) {
      setError('Wählen Sie mindestens ein Handlungsfeld.');
      document.getElementById(`feld-${instrument?.fields[0]?.id}`)?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    secret.current ??= keptSecret(key, stores) ?? newSecret();
    keepSecret(key, secret.current, stores);
    const choice = asks && scope !== null ? { scope, mode: beginning.mode } : {};
    const reply = await options.confirm(key, secret.current, choice);
    setBusy(false);
    if (!reply.ok) {
      if (reply.problem.kind !== 'link' || options.onDead === undefined) return setProblem(reply.problem);
      // Our secret opens nothing.
      dropInvitation(key, stores);
      return options.onDead();
    }
    const token = `${reply.value.id}.${secret.current}`;
    remember(token, stores);
    if (options.told) noteShown(reply.value.id, stores);
    options.onConfirmed(reply.value, token);
  };
  const fields = asks && instrument !== null && (
    <BeginningFields
      instrument={instrument}
      value={beginning}
      error={error}
      onChange={(value) => {
        setError(null);
        setBeginning(value);
      }}
    />
  );
  return { busy, problem, accept, fields };
}
