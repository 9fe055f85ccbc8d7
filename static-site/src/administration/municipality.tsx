import { useState } from 'preact/hooks';
import type { Admission, DocumentOrder, NewInvitation } from '../api-types.ts';
import { useLoaded } from '../asking.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { day } from '../format.ts';
import { useView } from '../island.tsx';
import type { Problem } from '../problem.ts';
import { useRepeat } from '../repeat.ts';
import { Erase } from './erase.tsx';
import { InvitationPanel } from './invitation.tsx';
import { AboutDocuments, OrderFields, USUAL_ORDER } from './order-form.tsx';
import { isUnderWay } from './order.ts';
import { DocumentList } from './phase-documents.tsx';
import { ProblemHere } from './problem-here.tsx';
import { addressOf } from './route.ts';
import { useDraft, useWorkplace } from './workplace.tsx';

/** One admitted municipality: its documents and its invitation. More of its check the project team does not see. */
export function MunicipalityView({ phase, municipality: key }: { phase: string; municipality: string }) {
  const { api } = useWorkplace();
  const loaded = useLoaded(() => api.listMunicipalities(phase));
  const row = loaded.value?.municipalities.find((one) => one.key === key);
  const heading = useView(row?.name ?? 'Kommune', `administration-municipality-${phase}/${key}`);
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
      {loaded.problem && <ProblemHere problem={loaded.problem} onRetry={() => void loaded.again()} />}
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
          <Documents phase={phase} row={row} onChanged={loaded.again} />
          <Invitation phase={phase} row={row} onChanged={loaded.again} />
          <Erase phase={phase} row={row} />
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

function Documents({ phase, row }: Shared) {
  const { api } = useWorkplace();
  const loaded = useLoaded(() => api.listDocuments(phase));
  const own = (loaded.value?.documents ?? []).filter((one) => one.key === row.key);
  useRepeat(own.some(isUnderWay), loaded.again);
  const [draft, change] = useDraft<DocumentOrder>(`document.${phase}.${row.key}`, USUAL_ORDER);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [outcome, setOutcome] = useState<'ordered' | 'nothing' | null>(null);
  const order = async () => {
    setBusy(true);
    setProblem(null);
    setOutcome(null);
    const { kind, tone, edition } = draft;
    const reply = await api.orderDocuments(phase, { kind, tone, edition, municipalities: [row.key] });
    if (reply.ok) await loaded.again();
    setBusy(false);
    setProblem(reply.ok ? null : reply.problem);
    if (reply.ok) setOutcome(reply.value.nothing.length > 0 ? 'nothing' : 'ordered');
  };
  return (
    <section class="sc-section sc-stack" aria-labelledby="documents">
      <h2 class="kern-heading-medium" id="documents">
        Dokumente
      </h2>
      <AboutDocuments />
      <div class="sc-form">
        <OrderFields id="document" order={draft} onChange={change} />
        <div class="sc-actions">
          <Button look="primary" busy={busy} busyText="Wird bestellt …" onClick={() => void order()}>
            Dokument bestellen
          </Button>
        </div>
        {outcome === 'ordered' && (
          <Alert tone="success" title="Das Dokument ist bestellt" live="polite">
            <p>Sobald es fertig ist, ist es auch für die Kommune da.</p>
          </Alert>
        )}
        {outcome === 'nothing' && (
          <Alert tone="info" title="Noch nichts abgegeben" live="polite">
            <p>Ein Dokument entsteht aus einer Abgabe; die gibt es bei dieser Kommune noch nicht.</p>
          </Alert>
        )}
        {problem && <ProblemHere problem={problem} />}
      </div>
      {loaded.problem && <ProblemHere problem={loaded.problem} onRetry={() => void loaded.again()} />}
      <DocumentList phase={phase} documents={own} withMunicipality={false} onChanged={loaded.again} />
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
