import type { ComponentChildren } from 'preact';
import { useView } from '../island.tsx';
import type { Problem } from '../problem.ts';
import { ProblemAlert } from './alert.tsx';
import { Button } from './button.tsx';
import { PageHead } from './page-head.tsx';

/** A page that could not be opened, why, and the one thing to do about it. */
export function OpeningFailed(props: {
  title: string;
  /** The page's name, for the title of the document. */
  page: string;
  view?: string;
  problem: Problem;
  onRetry: () => void;
  children?: ComponentChildren;
}) {
  const heading = useView(props.page, props.view ?? 'failed');
  return (
    <>
      <PageHead title={props.title} headingRef={heading} />
      <ProblemAlert problem={props.problem}>
        {props.children}
        <Button look="primary" onClick={props.onRetry}>
          Noch einmal versuchen
        </Button>
      </ProblemAlert>
    </>
  );
}
