import { useRef, useState } from 'preact/hooks';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { bytes, day, whole } from '../format.ts';
import { useView } from '../island.tsx';
import { upload } from '../exchange/upload.ts';
import type { Problem } from '../problem.ts';
import { FileField, FileProgress } from '../components/file-field.tsx';
import { ProblemHere } from './problem-here.tsx';
import { lineErrors } from './register-lines.ts';
import { useWorkplace } from './workplace.tsx';

type Step =
  | { step: 'choose' }
  | { step: 'uploading'; percent: number }
  | { step: 'reading' }
  | { step: 'done'; asOf: string; entries: number };

/** Bringing in a newer register file: whole or not at all. */
export function RegisterView() {
  const { api } = useWorkplace();
  const heading = useView('Gemeindeverzeichnis', 'administration-register');
  const [file, setFile] = useState<File | null>(null);
  const [fileError, setFileError] = useState('');
  const [step, setStep] = useState<Step>({ step: 'choose' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const under = useRef<XMLHttpRequest | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const bring = async () => {
    if (file === null) {
      setFileError('Wählen Sie zuerst die Datei aus.');
      input.current?.focus();
      return;
    }
    setProblem(null);
    setStep({ step: 'uploading', percent: 0 });
    const failed = (why: Problem | null) => {
      setProblem(why);
      setStep({ step: 'choose' });
    };
    const place = await api.createRegisterUpload();
    if (!place.ok) return failed(place.problem);
    const uploaded = await upload(place.value.url, file, under, (percent) => setStep({ step: 'uploading', percent }));
    if (uploaded === 'cancelled') return failed(null);
    if (uploaded !== 'done') return failed(uploaded);
    setStep({ step: 'reading' });
    const taken = await api.importRegister(place.value.upload);
    if (!taken.ok) return failed(taken.problem);
    setFile(null);
    setStep({ step: 'done', ...taken.value });
  };

  const lines = problem ? lineErrors(problem) : [];
  const busy = step.step === 'uploading' || step.step === 'reading';
  return (
    <>
      <PageHead title={'Gemeinde\u00ADverzeichnis'} headingRef={heading}>
        Aus dem amtlichen Verzeichnis wählen Sie Kommunen aus. Erscheint ein neueres, lesen Sie es hier ein.
      </PageHead>
      <div class="sc-form">
        {step.step === 'done' && (
          <Alert tone="success" title="Das neue Verzeichnis gilt" live="polite">
            <p>
              Stand {day(step.asOf)}, {whole(step.entries)} Einträge. Kommunen, die schon dabei sind, behalten ihren
              Namen und Schlüssel.
            </p>
          </Alert>
        )}
        {problem && lines.length > 0 && (
          <Alert
            tone="danger"
            title="Die Datei ist beschädigt; es gilt weiter das bisherige Verzeichnis"
            live="assertive"
          >
            <p>
              Aus der Datei wurde nichts übernommen. Laden Sie sie beim Statistischen Bundesamt noch einmal herunter.
              Diese Zeilen passen nicht:
            </p>
            <ul class="sc-lines">
              {lines.map((line) => (
                <li key={line.number}>
                  <strong>Zeile {whole(line.number)}:</strong> {line.text}
                </li>
              ))}
            </ul>
          </Alert>
        )}
        {problem && lines.length === 0 && <ProblemHere problem={problem} />}
        <FileField
          id="register-file"
          label="Datei im Format GV100AD"
          hint="Eine Textdatei des Statistischen Bundesamts, etwa „GV100AD_301123.txt“."
          accept=".txt,.asc,text/plain"
          disabled={busy}
          error={fileError}
          input={input}
          onFile={(chosen) => {
            setFile(chosen);
            setFileError('');
            setProblem(null);
          }}
        />
        {busy && (
          <FileProgress
            id="register"
            percent={step.step === 'uploading' ? step.percent : null}
            reading="Wird geprüft und eingelesen …"
          />
        )}
        <p class="kern-sr-only" role="status">
          {step.step === 'uploading'
            ? 'Die Datei wird hochgeladen.'
            : step.step === 'reading'
              ? 'Die Datei wird geprüft und eingelesen.'
              : ''}
        </p>
        <div class="sc-actions">
          <Button look="primary" busy={busy} busyText="Einen Moment …" onClick={() => void bring()}>
            {file === null ? 'Einlesen' : `Einlesen (${bytes(file.size)})`}
          </Button>
          {step.step === 'uploading' && <Button onClick={() => under.current?.abort()}>Abbrechen</Button>}
        </div>
      </div>
    </>
  );
}
