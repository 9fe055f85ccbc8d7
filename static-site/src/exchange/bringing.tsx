/** Bringing a file: choosing it, sending it to a place of its own, having it read there. */
import type { ComponentChildren, RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Reply } from '../api.ts';
import { Button } from '../components/button.tsx';
import { FileField, FileProgress } from '../components/file-field.tsx';
import type { Problem } from '../problem.ts';
import { upload } from './upload.ts';

type Step = { step: 'choose' } | { step: 'uploading'; percent: number } | { step: 'reading' };

export interface Bringing {
  file: File | null;
  /** What speaks against the file, before it is sent; empty where nothing does. */
  fileError: string;
  step: Step;
  /** A file is on its way or being read. */
  busy: boolean;
  problem: Problem | null;
  setProblem: (problem: Problem | null) => void;
  input: RefObject<HTMLInputElement | null>;
  choose: (file: File | null) => void;
  bring: () => Promise<void>;
  /** Has a file read that lies there already. */
  read: (uploaded: string) => Promise<Problem | null>;
  cancel: () => void;
  /** The file has done its duty. */
  clear: () => void;
}

export function useBringing(options: {
  /** The file, if there is one worth sending; else what is wrong, in a sentence. */
  worthSending: (file: File | null) => File | string;
  createUpload: () => Promise<Reply<{ url: string; upload: string }>>;
  /** Another file is chosen; what the last one led to may go. */
  onChosen?: () => void;
  /** A file sets out; what the last one led to no longer holds. */
  onBegin?: () => void;
  /** The file lies there, and is read next. */
  onArrived?: (uploaded: string, file: File) => void;
  /** Reads what lies there and keeps what came of it; gives what went wrong. */
  read: (uploaded: string) => Promise<Problem | null>;
}): Bringing {
  const [file, setFile] = useState<File | null>(null);
  const [fileError, setFileError] = useState('');
  const [step, setStep] = useState<Step>({ step: 'choose' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const under = useRef<XMLHttpRequest | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const read = async (uploaded: string) => {
    setStep({ step: 'reading' });
    const wrong = await options.read(uploaded);
    setStep({ step: 'choose' });
    return wrong;
  };
  const send = async (sending: File): Promise<Problem | null> => {
    const place = await options.createUpload();
    if (!place.ok) return place.problem;
    const sent = await upload(place.value.url, sending, under, (percent) => setStep({ step: 'uploading', percent }));
    if (sent === 'cancelled') return null;
    if (sent !== 'done') return sent;
    options.onArrived?.(place.value.upload, sending);
    return read(place.value.upload);
  };
  return {
    file,
    fileError,
    step,
    busy: step.step !== 'choose',
    problem,
    setProblem,
    input,
    choose: (chosen) => {
      setFile(chosen);
      setFileError('');
      setProblem(null);
      options.onChosen?.();
    },
    bring: async () => {
      const sending = options.worthSending(file);
      if (typeof sending === 'string') {
        setFileError(sending);
        input.current?.focus();
        return;
      }
      setProblem(null);
      options.onBegin?.();
      setStep({ step: 'uploading', percent: 0 });
      setProblem(await send(sending));
      setStep({ step: 'choose' });
    },
    read,
    cancel: () => under.current?.abort(),
    clear: () => setFile(null),
  };
}

/** The field for the file. */
export function BringingField(props: {
  of: Bringing;
  id: string;
  label: string;
  hint: ComponentChildren;
  accept: string;
}) {
  const { of, ...field } = props;
  return <FileField {...field} disabled={of.busy} error={of.fileError} input={of.input} onFile={of.choose} />;
}

/** How far the file is, seen and heard, and the buttons. */
export function BringingActions(props: {
  of: Bringing;
  progressId: string;
  /** What is done with the file once it is there: beside the bar. */
  reading: string;
  /** The same as a sentence, to be announced. */
  says: string;
  look?: 'primary' | 'secondary';
  children: ComponentChildren;
}) {
  const { of } = props;
  const uploading = of.step.step === 'uploading';
  return (
    <>
      {of.busy && (
        <FileProgress
          id={props.progressId}
          percent={of.step.step === 'uploading' ? of.step.percent : null}
          reading={props.reading}
        />
      )}
      <p class="kern-sr-only" role="status">
        {uploading ? 'Die Datei wird hochgeladen.' : of.busy ? props.says : ''}
      </p>
      <div class="sc-actions">
        <Button
          look={props.look ?? 'secondary'}
          busy={of.busy}
          busyText="Einen Moment …"
          onClick={() => void of.bring()}
        >
          {props.children}
        </Button>
        {uploading && <Button onClick={of.cancel}>Abbrechen</Button>}
      </div>
    </>
  );
}
