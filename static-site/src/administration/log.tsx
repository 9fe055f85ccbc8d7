import { useEffect, useState } from 'preact/hooks';
import type { AdministrationEntry } from '../api-types.ts';
import { Button } from '../components/button.tsx';
import { Select } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { StackTable } from '../components/stack-table.tsx';
import { count, day } from '../format.ts';
import { useView } from '../island.tsx';
import type { Problem } from '../problem.ts';
import { saveAs } from '../save-as.ts';
import { account, happened, logCsv, monthName, months } from './log-words.ts';
import { ProblemHere } from './problem-here.tsx';
import { useWorkplace } from './workplace.tsx';

/** What administration did, month by month. */
export function LogView() {
  const { api, today } = useWorkplace();
  const heading = useView('Protokoll', 'administration-log');
  const [month, setMonth] = useState(today.slice(0, 7));
  const [entries, setEntries] = useState<AdministrationEntry[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let wanted = true;
    setEntries(null);
    setProblem(null);
    const load = async () => {
      const read: AdministrationEntry[] = [];
      let before: number | undefined;
      do {
        const reply = await api.readAdministrationLog(month, before);
        // Another month was chosen meanwhile.
        if (!wanted) return;
        if (!reply.ok) return setProblem(reply.problem);
        read.push(...reply.value.entries);
        before = reply.value.before;
      } while (before !== undefined);
      setEntries(read);
    };
    void load();
    return () => {
      wanted = false;
    };
  }, [month, attempt]);

  return (
    <>
      <PageHead title="Protokoll" headingRef={heading}>
        Was das Projektteam getan hat, nach Tag und Konto. Kein Eintrag lässt sich ändern oder entfernen; fünf Jahre
        nach dem Ende seines Jahres wird er gelöscht.
      </PageHead>
      <div class="sc-stack">
        <div class="sc-form">
          <Select
            id="month"
            label="Monat"
            value={month}
            options={months(today).map((one) => ({ value: one, label: monthName(one) }))}
            onInput={setMonth}
          />
        </div>
        {problem && <ProblemHere problem={problem} onRetry={() => setAttempt(attempt + 1)} />}
        {entries === null && problem === null && <Loading>Protokoll wird geladen …</Loading>}
        <p role="status">
          {entries === null
            ? ''
            : entries.length === 0
              ? `Im ${monthName(month)} gibt es keinen Eintrag.`
              : `${count(entries.length, 'Eintrag', 'Einträge')} im ${monthName(month)}, neueste zuerst`}
        </p>
        {entries !== null && entries.length > 0 && (
          <>
            <div class="sc-actions">
              <Button
                icon="download"
                onClick={() =>
                  saveAs(
                    new Blob([logCsv(entries)], { type: 'text/csv;charset=utf-8' }),
                    `protokoll-verwaltung-${month}.csv`,
                  )
                }
              >
                Als CSV herunterladen
              </Button>
            </div>
            <StackTable
              caption={`Protokoll ${monthName(month)}`}
              columns={[{ label: 'Vorgang' }, { label: 'Tag' }, { label: 'Konto' }]}
              rows={entries.map((entry, index) => ({
                key: String(index),
                cells: [
                  happened(entry),
                  day(entry.on),
                  entry.account === undefined ? '–' : `${account(entry)}${entry.own ? ' (Sie)' : ''}`,
                ],
              }))}
            />
            <p class="sc-narrow sc-muted">
              Ein Konto erscheint hier unter einem Kurzzeichen, das keinen Namen nennt. Welche Person dahintersteht,
              lässt sich nur mit der Liste der Konten feststellen.
            </p>
          </>
        )}
      </div>
    </>
  );
}
