import { useEffect, useRef, useState } from 'preact/hooks';
import type { Report, ReportBlock, ReportSection, Tone } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Loading } from '../components/progress.tsx';
import type { Problem } from '../problem.ts';
import { Blocks } from '../report/block.tsx';
import { textOf } from '../report/outline.ts';
import { TONE_NAMES } from '../report/words.ts';

interface Shared {
  api: CheckApi;
  submission: number;
  tone: Tone;
  /** Another one whenever something was added that stands in the texts. */
  generation: number;
}

/** Council systems have templates of their own, into which one copies part by part. Always the public edition. */
export function Copies(props: Shared) {
  return (
    <section class="sc-section sc-stack sc-no-print" aria-labelledby="kopieren">
      <h2 class="kern-heading-large" id="kopieren" tabIndex={-1}>
        Zum Kopieren
      </h2>
      <p class="sc-narrow">
        Ratsinformationssysteme haben feste Vorlagen. Hier stehen Sitzungsvorlage und Kurzfassung Teil für Teil, zum
        Übernehmen in Ihre: in der öffentlichen Fassung, im Ton „{TONE_NAMES[props.tone]}“.
      </p>
      <div>
        <Copy {...props} kind="council" title="Sitzungsvorlage" />
        <Copy {...props} kind="press" title="Kurzfassung für die Presse" />
      </div>
    </section>
  );
}

type Loaded = { tone: Tone; report: Report } | { tone: Tone; problem: Problem };

function Copy(props: Shared & { kind: 'council' | 'press'; title: string }) {
  const [open, setOpen] = useState(false);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const asked = useRef<Tone | null>(null);
  const { tone } = props;
  const load = async () => {
    asked.current = tone;
    const reply = await props.api.readReport({
      kind: props.kind,
      tone,
      edition: 'public',
      submission: props.submission,
    });
    if (asked.current !== tone) return;
    if (!reply.ok) setLoaded({ tone, problem: reply.problem });
    else if (reply.value.report) setLoaded({ tone, report: reply.value.report });
  };
  useEffect(() => {
    if (open) void load();
  }, [open, tone, props.generation]);
  const current = loaded?.tone === tone ? loaded : null;
  return (
    <details class="sc-fold sc-fold--large" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="sc-fold__summary">
        <span class="sc-fold__title">{props.title}</span>
      </summary>
      <div class="sc-fold__body">
        {open && current === null && <Loading>Der Text wird geladen …</Loading>}
        {current !== null && 'problem' in current && (
          <ProblemAlert problem={current.problem} onRetry={() => void load()} />
        )}
        {current !== null &&
          'report' in current &&
          current.report.sections.map((section) => <CopyPart key={section.id} kind={props.kind} section={section} />)}
      </div>
    </details>
  );
}

/** A picture cannot be pasted into a field for text. */
const words = (blocks: ReportBlock[]) => blocks.filter((block) => block.type !== 'figure');

function CopyPart({ kind, section }: { kind: string; section: ReportSection }) {
  const [outcome, setOutcome] = useState('');
  const text = useRef<HTMLDivElement>(null);
  const id = `kopie-${kind}-${section.id}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(textOf(section));
      setOutcome('In die Zwischenablage kopiert.');
    } catch {
      if (text.current !== null) window.getSelection()?.selectAllChildren(text.current);
      setOutcome('Kopieren ist hier nicht erlaubt. Der Text ist jetzt markiert, bitte kopieren Sie ihn selbst.');
    }
  };
  return (
    <div class="sc-copypart" role="group" aria-labelledby={id}>
      <div class="sc-copypart__head">
        <h3 class="sc-copypart__title" id={id}>
          {section.title}
        </h3>
        <Button icon="content-copy" look="tertiary" describedBy={id} onClick={() => void copy()}>
          Kopieren
        </Button>
        <span role="status" class="sc-small sc-copypart__outcome">
          {outcome}
        </span>
      </div>
      <div class="sc-rbody" ref={text}>
        <Blocks blocks={words(section.blocks)} />
        {section.sections.map((inner) => (
          <div key={inner.id} class="sc-rinner">
            <h4 class="sc-rinner__title">{inner.title}</h4>
            <Blocks blocks={words([...inner.blocks, ...inner.sections.flatMap((one) => one.blocks)])} />
          </div>
        ))}
      </div>
    </div>
  );
}
