/**
 * What can go wrong in a call, by what the person can do about it. Clients decide by `kind`; what the platform
 * answers itself has no problem+json, so the kind comes from the status and, where there is one, the `type`.
 */
export type ProblemKind =
  | 'network' // no answer at all; whether the server acted is not known
  | 'link' // 401: unknown, expired, revoked or foreign link, or not signed in
  | 'forbidden' // 403
  | 'notFound' // 404
  | 'conflict' // 409 /errors/conflict: somebody saved in between
  | 'notOpen' // 409 /errors/not-open: the check takes no answers
  | 'state' // 409, any other
  | 'invalid' // 400, 415, 422: as it is it will never be taken
  | 'tooLarge' // 413
  | 'busy' // 429, 503: later
  | 'server'; // 500 and the rest

export interface Problem {
  kind: ProblemKind;
  /** 0 where there was no answer. */
  status: number;
  /** `/errors/…`, or empty. */
  type: string;
  /** German, one line. */
  title: string;
  /** German, says what to do next. */
  detail: string;
  errors: { pointer: string; detail: string }[];
  /** The stored value that came back with a conflict. */
  current?: unknown;
}

const TEXTS: Record<ProblemKind, [title: string, detail: string]> = {
  network: [
    'Keine Verbindung',
    'Der Server antwortet nicht. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.',
  ],
  link: [
    'Dieser Link öffnet keinen Selbstcheck',
    'Prüfen Sie, ob die Adresse vollständig ist, einschließlich allem nach dem Zeichen #. Sonst fragen Sie die Person, von der Sie den Link haben, nach einem neuen.',
  ],
  forbidden: [
    'Dafür reicht Ihre Berechtigung nicht',
    'Wenden Sie sich an die Person, die den Selbstcheck koordiniert, oder an das Projektteam.',
  ],
  notFound: ['Nicht gefunden', 'Das gibt es nicht oder nicht mehr. Laden Sie die Seite neu.'],
  conflict: [
    'In der Zwischenzeit wurde etwas anderes gespeichert',
    'Vergleichen Sie beide Stände und entscheiden Sie, welcher gelten soll.',
  ],
  notOpen: [
    'Der Selbstcheck nimmt gerade keine Antworten an',
    'Er ist abgegeben, wird gerade abgegeben, oder die Projektphase ist zu Ende. Ihre Eingaben bleiben auf diesem Gerät gespeichert.',
  ],
  state: ['Das geht im Moment nicht', 'Laden Sie die Seite neu, um den aktuellen Stand zu sehen.'],
  invalid: ['Diese Eingabe wurde nicht angenommen', 'Bitte prüfen Sie die Angaben und versuchen Sie es noch einmal.'],
  tooLarge: ['Das ist zu umfangreich', 'Kürzen Sie den Text und versuchen Sie es noch einmal.'],
  busy: ['Gerade ist viel los', 'Versuchen Sie es in einer Minute noch einmal.'],
  server: [
    'Da ist bei uns etwas schiefgegangen',
    'Versuchen Sie es in einigen Minuten noch einmal. Bleibt der Fehler, wenden Sie sich an das Projektteam (Impressum).',
  ],
};

export function kindOf(status: number, type: string): ProblemKind {
  switch (status) {
    case 0:
      return 'network';
    case 400:
    case 415:
    case 422:
      return 'invalid';
    case 401:
      return 'link';
    case 403:
      return 'forbidden';
    case 404:
      return 'notFound';
    case 409:
      return type === '/errors/conflict' ? 'conflict' : type === '/errors/not-open' ? 'notOpen' : 'state';
    case 413:
      return 'tooLarge';
    case 429:
    case 503:
      return 'busy';
    default:
      return 'server';
  }
}

/**
 * The problem that an answer stands for. `body` is whatever came, parsed or not. A German title and detail from the
 * server win over ours, since they know more; a platform's `{"message": "…"}` is never shown.
 */
export function problemFrom(status: number, body: unknown): Problem {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const type = typeof given.type === 'string' ? given.type : '';
  const kind = kindOf(status, type);
  const [title, detail] = TEXTS[kind];
  return {
    kind,
    status,
    type,
    title: typeof given.title === 'string' && given.title !== '' ? given.title : title,
    detail: typeof given.detail === 'string' && given.detail !== '' ? given.detail : detail,
    errors: Array.isArray(given.errors) ? (given.errors as Problem['errors']) : [],
    ...(given.current === undefined ? {} : { current: given.current }),
  };
}

export const networkProblem = (): Problem => problemFrom(0, null);
