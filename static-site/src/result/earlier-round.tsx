import { useEffect, useRef, useState } from 'preact/hooks';
import type { EarlierRound as Round } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { day } from '../format.ts';
import { upload, worthSending } from '../exchange/upload.ts';
import type { Problem } from '../problem.ts';

/** The round before, brought as a file: then the report says what has changed since. */
export function EarlierRound(props: { api: CheckApi; instrument: string; onChanged: () => void }) {
  const { api } = props;
  const [round, setRound] = useState<Round | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [fileError, setFileError] = useState('');
  const [step, setStep] = useState<'idle' | 'uploading' | 'reading' | 'removing'>('idle');
  const [outcome, setOutcome] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const under = useRef<XMLHttpRequest | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const load = async () => {
    const reply = await api.readEarlierRound();
    if (reply.ok) setRound(reply.value);
    setProblem(reply.ok ? null : reply.problem);
  };
  useEffect(() => void load(), []);

  const failed = (why: Problem | null) => {
    setProblem(why);
    setStep('idle');
  };
  const save = async (seen: Round, uploaded: string | null, said: string) => {
    const saved = await api.saveEarlierRound({ seenVersion: seen.version, upload: uploaded });
    if (!saved.ok) return failed(saved.problem);
    setStep('idle');
    setFile(null);
    setRound(saved.value);
    setOutcome(said);
    props.onChanged();
  };
  const bring = async (seen: Round) => {
    const sending = worthSending(file);
    if (typeof sending === 'string') {
      setFileError(sending);
      input.current?.focus();
      return;
    }
    setProblem(null);
    setOutcome('');
    setStep('uploading');
    const place = await api.createUpload();
    if (!place.ok) return failed(place.problem);
    const sent = await upload(place.value.url, sending, under, () => undefined);
    if (sent === 'cancelled') return failed(null);
    if (sent !== 'done') return failed(sent);
    setStep('reading');
    await save(seen, place.value.upload, 'Die Datei ist gelesen. Der Vergleich steht jetzt im Ergebnis.');
  };
  const remove = async (seen: Round) => {
    setProblem(null);
    setOutcome('');
    setStep('removing');
    await save(seen, null, 'Der Vergleich ist entfernt.');
  };

  const busy = step === 'uploading' || step === 'reading';
  return (
    <section class="sc-section sc-stack sc-no-print" aria-labelledby="frueher">
      <h2 class="kern-heading-large" id="frueher" tabIndex={-1}>
        Frühere Runde
      </h2>
      {round?.instrument === undefined ? (
        <p class="sc-narrow">
          Haben Sie diesen Selbstcheck schon einmal gemacht? Bringen Sie die Datei von damals mit („Selbstcheck als
          Datei sichern“). Dann zeigt das Ergebnis, was sich seitdem verändert hat.
        </p>
      ) : (
        <p class="sc-narrow">
          Verglichen wird mit der Runde{round.submittedOn ? ` vom ${day(round.submittedOn)}` : ''} ({props.instrument},
          Version {round.instrument.version}).
        </p>
      )}
      {problem && (
        <ProblemAlert problem={problem}>
          {round === null && <Button onClick={() => void load()}>Noch einmal versuchen</Button>}
        </ProblemAlert>
      )}
      {round !== null && round.instrument === undefined && (
        <div class="sc-form">
          <div class={`kern-form-input${fileError ? ' kern-form-input--error' : ''}`}>
            <label class="kern-label" for="frueher-datei">
              Datei der früheren Runde
            </label>
            <div class="kern-hint" id="frueher-datei-hint">
              JSON, höchstens 5 MB.
            </div>
            <input
              class="sc-file"
              type="file"
              id="frueher-datei"
              ref={input}
              accept=".json,application/json"
              disabled={busy}
              aria-describedby={`frueher-datei-hint${fileError ? ' frueher-datei-error' : ''}`}
              aria-invalid={fileError ? 'true' : undefined}
              onChange={(event) => {
                setFile(event.currentTarget.files?.[0] ?? null);
                setFileError('');
                setProblem(null);
              }}
            />
            {fileError && (
              <p class="kern-error" id="frueher-datei-error">
                <span class="kern-icon kern-icon--danger" aria-hidden="true" />
                <span class="kern-body">{fileError}</span>
              </p>
            )}
          </div>
        </div>
      )}
      <div class="sc-actions">
        {round !== null && round.instrument === undefined && (
          <Button
            busy={busy}
            busyText={step === 'uploading' ? 'Wird hochgeladen …' : 'Wird gelesen …'}
            onClick={() => void bring(round)}
          >
            Zum Vergleich heranziehen
          </Button>
        )}
        {round?.instrument !== undefined && (
          <Button busy={step === 'removing'} busyText="Wird entfernt …" onClick={() => void remove(round)}>
            Vergleich entfernen
          </Button>
        )}
        <span role="status" class="sc-small">
          {busy ? 'Die Datei wird hochgeladen und gelesen.' : outcome}
        </span>
      </div>
    </section>
  );
}
