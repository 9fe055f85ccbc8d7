import { useRef, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { TextInput } from '../components/form.tsx';
import { checkEvidence } from './evidence-rule.ts';

/** Links to decisions, concepts, reports. Added one by one; a good one is taken when the person leaves the field. */
export function EvidenceList(props: {
  id: string;
  links: string[];
  /** What was being typed when the page went away. */
  typed?: string;
  onTyped?: (text: string) => void;
  onChange: (links: string[]) => void;
}) {
  const { id, links } = props;
  const [text, show] = useState(props.typed ?? '');
  const setText = (next: string) => {
    props.onTyped?.(next);
    show(next);
  };
  const [error, setError] = useState<string | null>(null);
  const [spoken, setSpoken] = useState('');
  const group = useRef<HTMLFieldSetElement>(null);
  // Clicking the button leaves the field first, which has already taken the link.
  const takenOnLeaving = useRef(false);

  const add = (leaving: boolean) => {
    if (text.trim() === '') {
      setError(leaving || takenOnLeaving.current ? null : 'Bitte geben Sie eine Adresse ein.');
      takenOnLeaving.current = false;
      return;
    }
    const checked = checkEvidence(text, links);
    if (!checked.ok) return setError(checked.error);
    takenOnLeaving.current = leaving;
    props.onChange([...links, checked.link]);
    setText('');
    setError(null);
    setSpoken('Beleg hinzugefügt.');
  };
  const remove = (link: string) => {
    props.onChange(links.filter((one) => one !== link));
    setSpoken('Beleg entfernt.');
    group.current?.querySelector<HTMLInputElement>('input')?.focus();
  };

  return (
    <fieldset class="sc-plainfield" ref={group}>
      <legend class="sc-legend">
        Belege <span class="sc-muted">– freiwillig</span>
      </legend>
      {links.length > 0 && (
        <ul class="sc-evidence">
          {links.map((link) => (
            <li key={link}>
              <a class="sc-a" href={link} target="_blank" rel="noopener noreferrer">
                {link}
                <span class="kern-sr-only"> (öffnet einen neuen Tab)</span>
              </a>
              <Button look="tertiary" onClick={() => remove(link)}>
                <>
                  Entfernen<span class="kern-sr-only">: {link}</span>
                </>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div class="sc-addrow">
        <TextInput
          id={id}
          label="Adresse im Netz"
          type="url"
          hint="Zum Beispiel ein Ratsbeschluss oder ein Konzept: https://…"
          value={text}
          error={error}
          onInput={(value) => {
            setText(value);
            setError(null);
          }}
          onBlur={() => add(true)}
          onEnter={() => add(false)}
        />
        <Button onClick={() => add(false)}>Hinzufügen</Button>
      </div>
      <p class="kern-sr-only" role="status">
        {spoken}
      </p>
    </fieldset>
  );
}
