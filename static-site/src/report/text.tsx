/** A text in which a line break is one. */
export function Lines(props: { text: string; class?: string }) {
  return <p class={props.class}>{broken(props.text)}</p>;
}

export function broken(text: string) {
  const lines = text.split('\n');
  return lines.map((line, index) => (
    <>
      {index > 0 && <br />}
      {line}
    </>
  ));
}
