/** How an app part takes its place on a static page. */
import { Component, type ComponentChildren, render } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { PageHead } from './components/page-head.tsx';

/**
 * Renders `app` in place of the page's static content in `[data-island="<name>"]`. A page without that element is a
 * mistake in the page and is reported as such.
 */
export function mountIsland(name: string, app: ComponentChildren): void {
  const root = document.querySelector<HTMLElement>(`[data-island="${name}"]`);
  if (root === null) throw new Error(`The page has no element with data-island="${name}"`);
  root.replaceChildren();
  render(<LastResort>{app}</LastResort>, root);
}

/** What a bug in an island looks like to the person in front of it: a way on, and nothing lost. */
class LastResort extends Component<{ children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false };

  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.setState({ failed: true });
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <>
        <PageHead title="Diese Seite ist auf einen Fehler gelaufen">
          Bitte laden Sie sie neu. Was Sie eingegeben haben, ist auf diesem Gerät zwischengespeichert. Bleibt der
          Fehler, schreiben Sie uns; die Adresse steht im Impressum.
        </PageHead>
        <p>
          <button type="button" class="kern-btn kern-btn--primary" onClick={() => location.reload()}>
            <span class="kern-label">Seite neu laden</span>
          </button>
        </p>
      </>
    );
  }
}

/**
 * For every change of view: sets the document's title and moves the focus to the heading that carries the returned
 * ref, so that screen readers announce the view and the keyboard starts at its top. The first view of a page leaves
 * the focus alone. It moves with the drawing, not after it: a key pressed at once already finds it there.
 */
export function useView(title: string, view: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${SITE}`;
  }, [title]);
  useLayoutEffect(() => {
    if (lastView !== null && lastView !== view) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    lastView = view;
  }, [view]);
  return heading;
}

/** The page's own name, as it stands behind the dash in its title. */
const SITE = typeof document === 'undefined' ? 'Selbstcheck' : (document.title.split(' – ').pop() ?? 'Selbstcheck');
let lastView: string | null = null;
