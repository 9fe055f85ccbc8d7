import { useState } from 'preact/hooks';
import { useAction } from '../asking.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Select } from '../components/form.tsx';
import { ImportPanel } from '../exchange/import-panel.tsx';
import { saveAs } from '../save-as.ts';
import { slug } from '../slug.ts';
import { writable } from './next.ts';
import { ViewHead } from './parts.tsx';
import { COORDINATION, openOnes } from './responsibility.ts';
import { useRoom } from './room.tsx';

/** The check as a file, and files back into it. */
export function ExchangeView() {
  const room = useRoom();
  const { check, api, departments, whole, nameOf, today } = room;
  const { busy, problem, run } = useAction();
  const [saved, setSaved] = useState(false);
  const [department, setDepartment] = useState(COORDINATION);
  const units = openOnes(departments);

  const save = async () => {
    setSaved(false);
    const selfCheck = await run(() => api.exportCheck());
    if (selfCheck === null) return;
    saveAs(
      new Blob([JSON.stringify(selfCheck, null, 2)], { type: 'application/json' }),
      `selbstcheck-${slug(check.municipality.name)}-${today}.json`,
    );
    setSaved(true);
  };
  return (
    <>
      <ViewHead title="Sichern und einlesen" view="room-exchange">
        Der Selbstcheck gehört Ihrer Kommune. Sie können ihn jederzeit mitnehmen und zurückbringen.
      </ViewHead>
      <section class="sc-room-body sc-stack" aria-labelledby="sichern">
        <h2 class="kern-heading-medium" id="sichern">
          Als Datei sichern
        </h2>
        <p class="sc-narrow">
          Die Datei enthält Stellen, Zuständigkeiten, freigegebene Antworten mit Kommentaren und Belegen,
          Vereinbarungen, Ziele und Schwerpunkte. Nicht darin sind Links, Protokoll, Sitzungsplan und was noch nicht
          freigegeben ist.
        </p>
        {problem && <ProblemAlert problem={problem} />}
        {saved && (
          <Alert tone="success" title="Die Datei liegt bei Ihren Downloads" live="polite">
            <p>Sie ist vertraulich wie der Selbstcheck selbst: Legen Sie sie dort ab, wo nur Berechtigte sie lesen.</p>
          </Alert>
        )}
        <p>
          <Button icon="download" busy={busy} busyText="Wird zusammengestellt …" onClick={() => void save()}>
            Stand sichern (JSON)
          </Button>
        </p>
      </section>
      <section class="sc-section sc-stack" aria-labelledby="einlesen">
        <h2 class="kern-heading-medium" id="einlesen">
          Eine Datei einlesen
        </h2>
        {writable(check) && check.opensOn === undefined ? (
          <>
            <p class="sc-narrow">
              Ein gesicherter Stand dieser Kommune, eine ausgefüllte Tabelle (XLSX) oder ein Schnellcheck. Sie sehen
              erst, was sich ändern würde; nichts geschieht ohne Ihr Ja.
            </p>
            {units.length > 1 && (
              <div class="sc-form">
                <Select
                  id="einlesen-fuer"
                  label="Tabelle oder Schnellcheck gehört zu"
                  hint="Ein gesicherter Stand weiß selbst, was zu welcher Stelle gehört."
                  value={department}
                  options={units.map((one) => ({ value: one.id, label: one.name }))}
                  onInput={setDepartment}
                />
              </div>
            )}
            <ImportPanel
              api={api}
              instrument={whole}
              department={department}
              nameOf={nameOf}
              onApplied={() => void room.reload()}
            />
          </>
        ) : (
          <p class="sc-narrow">Der Selbstcheck nimmt gerade keine Antworten an; einlesen lässt sich deshalb nichts.</p>
        )}
      </section>
    </>
  );
}
