import { useState } from 'preact/hooks';
import type { Admission, Edition, NewInvitation, Tone } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Select } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { day } from '../format.ts';
import { useView } from '../island.tsx';
import type { Problem } from '../problem.ts';
import { useRepeat } from '../repeat.ts';
import { EDITION_NAMES, TONES, TONE_NAMES } from '../result/wording.ts';
import { InvitationPanel } from './invitation.tsx';
import { JobRow, UnderWay } from './job-row.tsx';
import { isUnderWay } from './job-words.ts';
import { useLoaded } from './loaded.ts';
import { ProblemHere } from './problem-here.tsx';
import { addressOf } from './route.ts';
import { useDraft, useWorkplace } from './workplace.tsx';

/** One admitted municipality: its report and its invitation. More of its check the project team does not see. */
export function MunicipalityView({ phase, municipality: key }: { phase: string; municipality: string }) {
  const { api } = useWorkplace();
  const loaded = useLoaded(() => api.listMunicipalities(phase));
  const row = loaded.value?.municipalities.find((one) => one.key === key);
  const heading = useView(row?.name ?? 'Kommune', `administration-municipality-${phase}/${key}`);
  useRepeat(row?.reports?.some(isUnderWay) ?? false, loaded.again);
  return (
    <>
      <PageHead
        title={row?.name ?? 'Kommune'}
        headingRef={heading}
        above={
          <p>
            <a class="sc-a" href={addressOf({ view: 'phase', phase })}>
              Alle Kommunen der Phase
            </a>
          </p>
        }
      >
        {row && (row.started ? 'Der Selbstcheck hat begonnen.' : 'Die Einladung ist noch nicht angenommen.')}
      </PageHead>
      {loaded.problem && (
        <ProblemHere problem={loaded.problem}>
          <Button onClick={() => void loaded.again()}>Noch einmal versuchen</Button>
        </ProblemHere>
      )}
      {loaded.value === null && loaded.problem === null && <Loading>Kommune wird geladen …</Loading>}
      {loaded.value !== null && row === undefined && (
        <p>Diese Kommune ist in dieser Phase nicht dabei. Vielleicht stammt die Adresse aus einer anderen Phase.</p>
      )}
      {row && (
        <>
          <dl class="sc-facts-list">
            <Fact name="Schlüssel">{row.key}</Fact>
            {row.kind && <Fact name="Art">{row.kind}</Fact>}
            {row.land && <Fact name="Land">{row.land}</Fact>}
            <Fact name="Eingeladen">{day(row.invitedOn)}</Fact>
            {row.contact && <Fact name="Kontakt">{row.contact}</Fact>}
          </dl>
          <Reports phase={phase} row={row} onChanged={loaded.again} />
          <Invitation phase={phase} row={row} onChanged={loaded.again} />
        </>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface Shared {
  phase: string;
  row: Admission;
  onChanged: () => Promise<void>;
}

function Reports({ phase, row, onChanged }: Shared) {
  const { api } = useWorkplace();
  const [draft, change] = useDraft<{ tone: Tone; edition: Edition }>(`report.${phase}.${row.key}`, {
    tone: 'balanced',
    edition: 'public',
  });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [requested, setRequested] = useState(false);
  const request = async () => {
    setBusy(true);
    setProblem(null);
    setRequested(false);
    const reply = await api.requestReport(phase, row.key, draft);
    if (reply.ok) await onChanged();
    setBusy(false);
    setRequested(reply.ok);
    setProblem(reply.ok ? null : reply.problem);
  };
  const reports = row.reports ?? [];
  return (
    <section class="sc-section sc-stack" aria-labelledby="reports">
      <h2 class="kern-heading-medium" id="reports">
        Bericht
      </h2>
      <p class="sc-narrow">
        Ein Bericht entsteht aus der letzten Abgabe und liegt danach bei der Kommune. Sie selbst sehen nur, ob er fertig
        ist.
      </p>
      <div class="sc-form">
        <Select
          id="report-tone"
          label="Ton"
          hint="Ermutigend beginnt mit den Stärken, ausgewogen geht Feld für Feld vor, deutlich sagt zuerst, was fehlt. Die Zahlen sind dieselben."
          value={draft.tone}
          options={TONES.map((tone) => ({ value: tone, label: TONE_NAMES[tone] }))}
          onInput={(tone) => change({ tone: tone as Tone })}
        />
        <Select
          id="report-edition"
          label="Fassung"
          hint="Die interne nennt Stellen, Anmerkungen und Minderheitsmeinungen, die öffentliche nicht."
          value={draft.edition}
          options={[
            { value: 'public', label: EDITION_NAMES.public },
            { value: 'internal', label: EDITION_NAMES.internal },
          ]}
          onInput={(edition) => change({ edition: edition as Edition })}
        />
        <div class="sc-actions">
          <Button look="primary" busy={busy} busyText="Wird angestoßen …" onClick={() => void request()}>
            Bericht anstoßen
          </Button>
        </div>
        {requested && (
          <Alert tone="success" title="Der Bericht ist bestellt" live="polite">
            <p>Er steht in der Liste, sobald er fertig ist, und ist dann auch für die Kommune da.</p>
          </Alert>
        )}
        {problem && <ProblemHere problem={problem} />}
      </div>
      <UnderWay jobs={reports} />
      {reports.length > 0 && (
        <ul class="sc-joblist" aria-label="Bestellte Berichte">
          {reports.map((job) => (
            <JobRow key={job.id} job={job} withMunicipality={false} onChanged={onChanged} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Invitation({ phase, row, onChanged }: Shared) {
  const { api } = useWorkplace();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [invitation, setInvitation] = useState<NewInvitation | null>(null);
  const renew = async () => {
    setBusy(true);
    setProblem(null);
    const reply = await api.renewInvitation(phase, row.key);
    setBusy(false);
    setAsking(false);
    if (!reply.ok) {
      setProblem(reply.problem);
      return;
    }
    setInvitation(reply.value);
    await onChanged();
  };
  if (invitation !== null) {
    return (
      <div class="sc-section">
        <InvitationPanel invitation={invitation} doneText="Fertig" onDone={() => setInvitation(null)} />
      </div>
    );
  }
  return (
    <section class="sc-section sc-stack" aria-labelledby="invitation-title">
      <h2 class="kern-heading-medium" id="invitation-title">
        Einladung
      </h2>
      <p class="sc-narrow">
        Link verloren, oder koordiniert jetzt jemand anders? Erstellen Sie eine neue Einladung. Antworten bleiben
        erhalten.
      </p>
      {problem && <ProblemHere problem={problem} />}
      <div class="sc-actions">
        <Button onClick={() => setAsking(true)}>Neue Einladung erstellen</Button>
      </div>
      {asking && (
        <Confirm
          title={`Neue Einladung für ${row.name}?`}
          action="Neue Einladung erstellen"
          busy={busy}
          busyText="Wird erstellt …"
          onConfirm={() => void renew()}
          onCancel={() => setAsking(false)}
        >
          <p>
            Eine Einladung, die noch offen ist, gilt danach nicht mehr. Wer die neue annimmt, koordiniert den
            Selbstcheck.
          </p>
          <p>Der Vorgang wird festgehalten und ist für die Kommune sichtbar.</p>
        </Confirm>
      )}
    </section>
  );
}
