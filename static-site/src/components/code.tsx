/** A code to be typed by hand: large, in groups of four, read out letter by letter. */
export function Code({ code, label }: { code: string; label?: string }) {
  return (
    <p class="sc-code">
      <span class="kern-sr-only">
        {label ?? 'Code'}: {code.replace(/-/g, '').split('').join(' ')}
      </span>
      <span aria-hidden="true">{code}</span>
    </p>
  );
}
