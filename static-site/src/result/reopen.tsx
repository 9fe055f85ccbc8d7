import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Check } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { TextArea } from '../components/form.tsx';
import type { Problem } from '../problem.ts';

const LONGEST_REASON = 500;

/** Taking answers again after a submission: what it means, why one does it, and then it is done. */
export function Reopen(props: { api: CheckApi; submission: number; onReopened: (check: Check) => void }) {
  const [step, setStep] = useState<'offer' | 'ask' | 'sending' | 'done'>('offer');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const done = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The page stands only now: the browser has looked for the place in vain.
    if (location.hash === '#wieder-oeffnen') document.getElementById('wieder-oeffnen')?.scrollIntoView();
  }, []);
  useLayoutEffect(() => {
    if (step === 'ask') document.getElementById('reopen-reason')?.focus();
    if (step === 'done') done.current?.focus();
  }, [step]);

  const send = async () => {
    if (reason.trim() === '' || reason.length > LONGEST_REASON) {
      setMissing(reason.trim() === '');
      document.getElementById('reopen-reason')?.focus();
      return;
    }
    setStep('sending');
    setProblem(null);
    const reply = await props.api.reopen(props.submission, reason.trim());
    if (!reply.ok) {
      setProblem(reply.problem);
      setStep('ask');
      return;
    }
    setStep('done');
    props.onReopened(reply.value);
  };

  return (
    <section class="sc-section sc-stack sc-no-print" aria-labelledby="wieder-oeffnen">
      <h2 class="kern-heading-medium" id="wieder-oeffnen">
        Noch etwas ändern?
      </h2>
      {step === 'done' ? (
        <div tabIndex={-1} ref={done}>
          <Alert tone="success" title="Der Selbstcheck ist wieder geöffnet" live="polite">
            <p>
              Alle Stellen können wieder antworten, und der Abgleich lässt sich weiterführen. Dieses Ergebnis bleibt als{' '}
              {props.submission}. Abgabe lesbar.
            </p>
            <p>
              <LinkButton look="primary" href="/check/">
                Zu den Antworten
              </LinkButton>
            </p>
          </Alert>
        </div>
      ) : (
        <>
          <p class="sc-narrow">
            Sie können den Selbstcheck wieder öffnen, etwa weil sich ein Sachstand geklärt hat oder eine Stelle noch
            dazukommt. Dann nimmt er erneut Antworten auf. Dieses Ergebnis bleibt als {props.submission}. Abgabe lesbar;
            ein neues entsteht mit der nächsten Abgabe.
          </p>
          {step === 'offer' ? (
            <Button onClick={() => setStep('ask')}>Wieder öffnen</Button>
          ) : (
            <div class="sc-narrow sc-stack">
              <TextArea
                id="reopen-reason"
                label="Warum öffnen Sie wieder?"
                hint="Der Grund steht im Protokoll Ihres Selbstchecks. Bitte keine Namen."
                value={reason}
                maxLength={LONGEST_REASON}
                rows={3}
                error={missing ? 'Bitte schreiben Sie einen Grund; ein Satz genügt.' : null}
                onInput={(text) => {
                  setReason(text);
                  setMissing(false);
                }}
              />
              {problem && (
                <ProblemAlert problem={problem}>
                  {problem.kind === 'network' && (
                    <p>
                      Vielleicht ist er trotzdem schon offen. Versuchen Sie es noch einmal; es geschieht nur einmal.
                    </p>
                  )}
                </ProblemAlert>
              )}
              <div class="sc-actions">
                <Button look="primary" busy={step === 'sending'} busyText="Wird geöffnet …" onClick={() => void send()}>
                  Selbstcheck wieder öffnen
                </Button>
                <Button onClick={() => setStep('offer')}>Doch nicht</Button>
              </div>
            </div>
          )}
        </>
      )}
    </section>
  );
}
