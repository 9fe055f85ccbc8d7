import { useState } from 'preact/hooks';
import { Alert } from '../components/alert.tsx';
import { PageHead } from '../components/page-head.tsx';
import { BringingActions, BringingField, useBringing } from '../exchange/bringing.tsx';
import { bytes, day, whole } from '../format.ts';
import { useView } from '../island.tsx';
import { ProblemHere } from './problem-here.tsx';
import { lineErrors } from './register-lines.ts';
import { useWorkplace } from './workplace.tsx';

/** Bringing in a newer register file: whole or not at all. */
export function RegisterView() {
  const { api } = useWorkplace();
  const heading = useView('Gemeindeverzeichnis', 'administration-register');
  const [done, setDone] = useState<{ asOf: string; entries: number } | null>(null);
  const bringing = useBringing({
    worthSending: (file) => file ?? 'Wählen Sie zuerst die Datei aus.',
    createUpload: api.createRegisterUpload,
    onBegin: () => setDone(null),
    read: async (uploaded) => {
      const taken = await api.importRegister(uploaded);
      if (!taken.ok) return taken.problem;
      bringing.clear();
      setDone(taken.value);
      return null;
    },
  });

  const { file, problem } = bringing;
  const lines = problem ? lineErrors(problem) : [];
  return (
    <>
      <PageHead title={'Gemeinde\u00ADverzeichnis'} headingRef={heading}>
        Aus dem amtlichen Verzeichnis wählen Sie Kommunen aus. Erscheint ein neueres, lesen Sie es hier ein.
      </PageHead>
      <div class="sc-form">
        {done && (
          <Alert tone="success" title="Das neue Verzeichnis gilt" live="polite">
            <p>
              Stand {day(done.asOf)}, {whole(done.entries)} Einträge. Kommunen, die schon dabei sind, behalten ihren
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
        <BringingField
          of={bringing}
          id="register-file"
          label="Datei im Format GV100AD"
          hint="Eine Textdatei des Statistischen Bundesamts, etwa „GV100AD_301123.txt“."
          accept=".txt,.asc,text/plain"
        />
        <BringingActions
          of={bringing}
          progressId="register-progress"
          reading="Wird geprüft und eingelesen …"
          says="Die Datei wird geprüft und eingelesen."
          look="primary"
        >
          {file === null ? 'Einlesen' : `Einlesen (${bytes(file.size)})`}
        </BringingActions>
      </div>
    </>
  );
}
