/**
 * The client of infrastructure/openapi.yaml: one typed function per operation. Nothing throws; every function gives
 * a `Reply`, so that the caller has to look at what went wrong. `test/unit/api.test.ts` holds `OPERATIONS` and the
 * contract together, both ways.
 */
import type {
  AdministrationLog,
  Admission,
  AdmissionCandidate,
  AdmissionLine,
  AdmissionOutcome,
  Agreement,
  Aims,
  AnswerValue,
  Check,
  Commune,
  Commentary,
  CommentaryText,
  Comparison,
  Conduct,
  DataSheet,
  DepartmentState,
  DocumentInfo,
  DocumentLink,
  DocumentOrder,
  EarlierRound,
  Erasure,
  Holdings,
  ImportPlan,
  InstrumentReading,
  InstrumentVersion,
  Invitation,
  Job,
  LinkState,
  ListedInstrument,
  LogEvent,
  Meeting,
  MeetingPoint,
  Mode,
  Municipality,
  NewInvitation,
  NewLink,
  NewPhase,
  NewRegistration,
  NoteValue,
  OpenPhase,
  OpenedCode,
  Outcome,
  OwnStatement,
  Phase,
  PhaseArchive,
  PhaseChange,
  PhaseDocument,
  PhaseOrder,
  Point,
  PublishedComparison,
  ReadAnswers,
  Registration,
  RegistrationSeen,
  Registrations,
  Reminded,
  ReportQuery,
  ReportState,
  ResultState,
  SaveRequest,
  Saved,
  Scope,
  SelfCheck,
  Roof,
  Sharing,
  StoredNote,
  Submission,
  Summary,
} from './api-types.ts';
import { type Problem, networkProblem, problemFrom } from './problem.ts';

export type Reply<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** Method and path of every operation, named by its `operationId`. */
export const OPERATIONS = {
  openInvitation: ['POST', '/api/invitations/open'],
  confirmInvitation: ['POST', '/api/invitations/confirm'],
  openLink: ['GET', '/api/check'],
  readNotice: ['GET', '/api/check/notice'],
  readAnswers: ['GET', '/api/check/answers'],
  saveAnswer: ['PUT', '/api/check/answers/{indicator}'],
  readNotes: ['GET', '/api/check/fields/{field}/notes'],
  saveNote: ['PUT', '/api/check/notes/{indicator}'],
  listOwnIndicators: ['GET', '/api/check/own-indicators'],
  saveOwnIndicator: ['PUT', '/api/check/own-indicators/{id}'],
  removeOwnIndicator: ['DELETE', '/api/check/own-indicators/{id}'],
  readSummary: ['GET', '/api/check/summary'],
  submit: ['POST', '/api/check/submissions'],
  listSubmissions: ['GET', '/api/check/submissions'],
  readSubmission: ['GET', '/api/check/submissions/{number}'],
  readResult: ['GET', '/api/check/result'],
  readReport: ['GET', '/api/check/report'],
  readCommentary: ['GET', '/api/check/commentary'],
  saveCommentary: ['PUT', '/api/check/commentary'],
  consentToCommentary: ['PUT', '/api/check/commentary/consent'],
  readComparison: ['GET', '/api/check/comparison'],
  consentToComparison: ['PUT', '/api/check/comparison/consent'],
  readEarlierRound: ['GET', '/api/check/earlier-round'],
  saveEarlierRound: ['PUT', '/api/check/earlier-round'],
  readDocuments: ['GET', '/api/check/documents'],
  orderDocument: ['POST', '/api/check/documents'],
  releaseDocument: ['PUT', '/api/check/documents/{document}/release'],
  createDocumentLink: ['POST', '/api/check/documents/{document}/links'],
  readCommunes: ['GET', '/api/check/roof'],
  createCommuneDocumentLink: ['POST', '/api/check/roof/{municipality}/documents/{document}/links'],
  openCode: ['POST', '/api/codes/open'],
  confirmCode: ['POST', '/api/codes/confirm'],
  widenScope: ['PUT', '/api/check/scope'],
  saveConduct: ['PUT', '/api/check/conduct'],
  listDepartments: ['GET', '/api/check/departments'],
  createDepartment: ['POST', '/api/check/departments'],
  saveDepartment: ['PUT', '/api/check/departments/{department}'],
  removeDepartment: ['DELETE', '/api/check/departments/{department}'],
  mergeDepartment: ['POST', '/api/check/departments/{department}/mergers'],
  release: ['PUT', '/api/check/release'],
  listLinks: ['GET', '/api/check/links'],
  createLink: ['POST', '/api/check/links'],
  revokeLink: ['DELETE', '/api/check/links/{link}'],
  renewLink: ['POST', '/api/check/links/{link}/renewals'],
  createCode: ['POST', '/api/check/links/{link}/codes'],
  handOver: ['POST', '/api/check/handovers'],
  remind: ['POST', '/api/check/reminders'],
  readLog: ['GET', '/api/check/log'],
  readHoldings: ['GET', '/api/check/holdings'],
  readSharing: ['GET', '/api/check/sharing'],
  saveSharing: ['PUT', '/api/check/sharing'],
  eraseCheck: ['POST', '/api/check/erasures'],
  readAgreement: ['GET', '/api/check/agreement'],
  readViews: ['GET', '/api/check/agreement/{indicator}'],
  savePoint: ['PUT', '/api/check/agreement/{indicator}'],
  saveMeeting: ['PUT', '/api/check/meeting'],
  saveAims: ['PUT', '/api/check/aims'],
  reopen: ['POST', '/api/check/reopenings'],
  exportCheck: ['GET', '/api/check/export'],
  createUpload: ['POST', '/api/check/uploads'],
  importCheck: ['POST', '/api/check/imports'],
  createForm: ['POST', '/api/forms'],
  listOpenPhases: ['GET', '/api/phases'],
  findMunicipality: ['GET', '/api/municipalities'],
  register: ['POST', '/api/registrations'],
  readRegistration: ['GET', '/api/registration'],
  eraseRegistration: ['DELETE', '/api/registration'],
  listPhases: ['GET', '/api/administration/phases'],
  createPhase: ['POST', '/api/administration/phases'],
  changePhase: ['PUT', '/api/administration/phases/{phase}'],
  searchRegister: ['GET', '/api/administration/register'],
  createRegisterUpload: ['POST', '/api/administration/register/uploads'],
  importRegister: ['POST', '/api/administration/register/imports'],
  listInstruments: ['GET', '/api/administration/instruments'],
  publishInstrument: ['POST', '/api/administration/instruments'],
  offerInstrument: ['PUT', '/api/administration/instruments/{instrument}/{version}/offer'],
  createInstrumentUpload: ['POST', '/api/administration/instruments/uploads'],
  readInstrument: ['POST', '/api/administration/instruments/readings'],
  listMunicipalities: ['GET', '/api/administration/phases/{phase}/municipalities'],
  admitMunicipalities: ['POST', '/api/administration/phases/{phase}/municipalities'],
  readAdmissions: ['POST', '/api/administration/phases/{phase}/admissions/readings'],
  renewInvitation: ['POST', '/api/administration/phases/{phase}/municipalities/{key}/invitations'],
  listRegistrations: ['GET', '/api/administration/phases/{phase}/registrations'],
  admitRegistered: ['POST', '/api/administration/phases/{phase}/registrations/{registration}/admissions'],
  declineRegistration: ['POST', '/api/administration/phases/{phase}/registrations/{registration}/refusals'],
  eraseMunicipality: ['POST', '/api/administration/phases/{phase}/municipalities/{key}/erasures'],
  listErasures: ['GET', '/api/administration/phases/{phase}/erasures'],
  readAdministrationLog: ['GET', '/api/administration/log'],
  readPublishedComparison: ['GET', '/api/administration/phases/{phase}/comparison'],
  refreshComparison: ['POST', '/api/administration/phases/{phase}/comparison/snapshots'],
  listDocuments: ['GET', '/api/administration/phases/{phase}/documents'],
  orderDocuments: ['POST', '/api/administration/phases/{phase}/documents'],
  createReleasedLink: ['POST', '/api/administration/phases/{phase}/municipalities/{key}/documents/{document}/links'],
  getArchive: ['GET', '/api/administration/phases/{phase}/archives'],
  orderArchive: ['POST', '/api/administration/phases/{phase}/archives'],
  createArchiveLink: ['POST', '/api/administration/phases/{phase}/archives/{archive}/links'],
  listJobs: ['GET', '/api/administration/jobs'],
  retryJob: ['POST', '/api/administration/jobs/{job}/retries'],
} as const satisfies Record<string, readonly [method: string, path: string]>;

export type Operation = keyof typeof OPERATIONS;

export interface CallOptions {
  /** Values of the path's parameters. */
  path?: Record<string, string | number>;
  query?: Record<string, string>;
  body?: unknown;
  /** The request may outlive the page; bodies of all such requests together stay below 64 KB. */
  keepalive?: boolean;
  signal?: AbortSignal;
}

export type Call = <T>(operation: Operation, options?: CallOptions) => Promise<Reply<T>>;

export interface CallerConfig {
  /** The bearer token of this moment, or null to send none. May be asynchronous (a token that has to be renewed). */
  token?: () => string | null | Promise<string | null>;
  /** Injected in tests. */
  fetch?: typeof fetch;
  /** Injected in tests; empty for the own origin. */
  origin?: string;
}

/** How long an answer may take. The functions start cold after a quiet week, so this is generous. */
const TIMEOUT_MILLISECONDS = 30_000;

export function createCaller(config: CallerConfig = {}): Call {
  const request = config.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => fetch(input, init));
  return async <T>(operation: Operation, options: CallOptions = {}): Promise<Reply<T>> => {
    const [method, template] = OPERATIONS[operation];
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String(options.path?.[name] ?? '')),
    );
    const query = options.query ? `?${new URLSearchParams(options.query)}` : '';
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), TIMEOUT_MILLISECONDS);
    options.signal?.addEventListener('abort', () => timeout.abort());
    try {
      const token = (await config.token?.()) ?? null;
      const response = await request(`${config.origin ?? ''}${path}${query}`, {
        method,
        headers: {
          Accept: 'application/json, application/problem+json',
          ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        },
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
        ...(options.keepalive ? { keepalive: true } : {}),
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: timeout.signal,
      });
      const text = await response.text();
      const body = parsed(text);
      if (response.ok && body !== undefined) return { ok: true, value: body as T };
      // A 200 that is not JSON is a captive portal or a proxy's page: as good as no answer.
      return { ok: false, problem: response.ok ? networkProblem() : problemFrom(response.status, body) };
    } catch {
      return { ok: false, problem: networkProblem() };
    } finally {
      clearTimeout(timer);
    }
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The blank questionnaire, for everybody; with a link it says what the phase tells about data protection. */
const createForm = (call: Call) => (body: { instrument: InstrumentVersion; kind: 'pdf' | 'xlsx'; field?: string }) =>
  call<DocumentLink & { fileName: string }>('createForm', { body });

/** What needs no sign-in: an invitation carries its own token. */
export function invitationApi(call: Call) {
  return {
    /** Changes nothing. */
    openInvitation: (invitation: string) => call<Invitation>('openInvitation', { body: { invitation } }),
    /** Repeating it with the same secret is success. */
    confirmInvitation: (invitation: string, secret: string, choice: { scope?: Scope; mode?: Mode } = {}) =>
      call<Check>('confirmInvitation', { body: { invitation, secret, ...choice } }),
    /** Changes nothing but the count of tries. */
    openCode: (code: string) => call<OpenedCode>('openCode', { body: { code } }),
    /** Repeating it with the same secret is success. */
    confirmCode: (code: string, secret: string, choice: { scope?: Scope; mode?: Mode } = {}) =>
      call<Check>('confirmCode', { body: { code, secret, ...choice } }),
    createForm: createForm(call),
  };
}

/** Asking to take part, without anything. */
export function registeringApi(call: Call) {
  return {
    listOpenPhases: () => call<{ phases: OpenPhase[] }>('listOpenPhases'),
    findMunicipality: (q: string, signal: AbortSignal) =>
      call<{ asOf: string; hits: Municipality[] }>('findMunicipality', { query: { q }, signal }),
    /** Repeating it with the same secret is success. */
    register: (body: NewRegistration) => call<Registration>('register', { body }),
  };
}

/** What becomes of it; the caller's token is the registration's. */
export function registrationApi(call: Call) {
  return {
    readRegistration: () => call<Registration>('readRegistration'),
    eraseRegistration: () => call<{ erased: true }>('eraseRegistration'),
  };
}

/** What a personal link may do; the caller's token is the link token. */
export function checkApi(call: Call) {
  return {
    openLink: () => call<Check>('openLink'),
    readNotice: () => call<DataSheet>('readNotice'),
    readAnswers: () => call<ReadAnswers>('readAnswers'),
    createForm: createForm(call),
    saveAnswer: (indicator: string, body: SaveRequest<AnswerValue>, options: { keepalive?: boolean } = {}) =>
      call<Saved>('saveAnswer', { path: { indicator }, body, ...options }),
    readNotes: (field: string) => call<{ notes: StoredNote[] }>('readNotes', { path: { field } }),
    saveNote: (indicator: string, body: SaveRequest<NoteValue>, options: { keepalive?: boolean } = {}) =>
      call<Saved>('saveNote', { path: { indicator }, body, ...options }),
    listOwnIndicators: () => call<{ most: number; statements: OwnStatement[] }>('listOwnIndicators'),
    /** `id` is made here; repeating it is success. */
    saveOwnIndicator: (id: string, body: { seenRevision: number; statement: string; keepsAnswers: boolean }) =>
      call<OwnStatement>('saveOwnIndicator', { path: { id }, body }),
    removeOwnIndicator: (id: string) => call<OwnStatement>('removeOwnIndicator', { path: { id } }),
    readSummary: () => call<Summary>('readSummary'),
    /** `number` is `Check.nextSubmission`; repeating it is success. */
    submit: (number: number) => call<Submission>('submit', { body: { number } }),
    listSubmissions: () => call<{ submissions: Submission[] }>('listSubmissions'),
    readSubmission: (number: number) => call<SelfCheck>('readSubmission', { path: { number } }),
    /** Of the last submission, or of another one. */
    readResult: (submission?: number) =>
      call<ResultState>('readResult', submission === undefined ? {} : { query: { submission: String(submission) } }),
    /** Of the last submission in the own edition, unless asked otherwise; see `ReportQuery`. */
    readReport: ({ submission, ...asked }: ReportQuery = {}) =>
      call<ReportState>('readReport', {
        query: { kind: 'report', ...asked, ...(submission === undefined ? {} : { submission: String(submission) }) },
      }),
    readCommentary: () => call<Commentary>('readCommentary'),
    /** Repeating it with the same texts is success. */
    saveCommentary: (body: { seenVersion: number; texts: CommentaryText[] }) =>
      call<Commentary>('saveCommentary', { body }),
    consentToCommentary: (body: { version: number; public: boolean }) =>
      call<Commentary>('consentToCommentary', { body }),
    readComparison: () => call<Comparison>('readComparison'),
    consentToComparison: (agreed: boolean) => call<Comparison>('consentToComparison', { body: { agreed } }),
    readEarlierRound: () => call<EarlierRound>('readEarlierRound'),
    /** `upload: null` takes it away again. */
    saveEarlierRound: (body: { seenVersion: number; upload: string | null }) =>
      call<EarlierRound>('saveEarlierRound', { body }),
    /** The same order makes no second document; one that failed begins anew. */
    orderDocument: (body: DocumentOrder & { submission?: number }) => call<DocumentInfo>('orderDocument', { body }),
    /** To the project team, or to the roof with that key. */
    releaseDocument: (document: string, released: boolean, roof?: string) =>
      call<DocumentInfo>('releaseDocument', { path: { document }, body: { released, ...(roof ? { roof } : {}) } }),
    readDocuments: () => call<{ documents: DocumentInfo[]; roofs: Roof[] }>('readDocuments'),
    readCommunes: () => call<{ communes: Commune[] }>('readCommunes'),
    createCommuneDocumentLink: (municipality: string, document: string) =>
      call<DocumentLink>('createCommuneDocumentLink', { path: { municipality, document } }),
    createDocumentLink: (document: string) => call<DocumentLink>('createDocumentLink', { path: { document } }),
    /** Only widens. */
    widenScope: (scope: Scope) => call<Check>('widenScope', { body: { scope } }),
    saveConduct: (body: { seenRevision: number; mode: Mode; deadline: string | null; agreementOpen: boolean }) =>
      call<Conduct>('saveConduct', { body }),
    listDepartments: () => call<{ departments: DepartmentState[] }>('listDepartments'),
    /** `id` is made here; repeating it is success. */
    createDepartment: (body: { id: string; name: string; contact?: string; responsible?: string[] }) =>
      call<DepartmentState>('createDepartment', { body }),
    saveDepartment: (
      department: string,
      body: { seenRevision: number; name: string; contact: string | null; responsible: string[]; closed: boolean },
    ) => call<DepartmentState>('saveDepartment', { path: { department }, body }),
    removeDepartment: (department: string) =>
      call<{ outcome: 'removed' | 'closed' }>('removeDepartment', { path: { department } }),
    mergeDepartment: (department: string, into: string) =>
      call<DepartmentState>('mergeDepartment', { path: { department }, body: { into } }),
    readSharing: () => call<Sharing>('readSharing'),
    /** Sharing once more brings what is shown up to date. */
    saveSharing: (progress: boolean, roof?: string) =>
      call<Sharing>('saveSharing', { body: { progress, ...(roof ? { roof } : {}) } }),
    release: (released: boolean) => call<{ released: boolean }>('release', { body: { released } }),
    listLinks: () => call<{ links: LinkState[] }>('listLinks'),
    /** Token and code come once. */
    createLink: (body: {
      id: string;
      role: 'deputy' | 'department' | 'companion' | 'viewer';
      department?: string;
      label?: string;
      expiresOn?: string;
    }) => call<NewLink>('createLink', { body }),
    revokeLink: (link: string) => call<LinkState>('revokeLink', { path: { link } }),
    renewLink: (link: string) => call<NewLink>('renewLink', { path: { link } }),
    createCode: (link: string) => call<{ code: string }>('createCode', { path: { link } }),
    handOver: (label: string) => call<NewLink>('handOver', { body: { label } }),
    remind: (departments: string[], text: string) => call<Reminded>('remind', { body: { departments, text } }),
    readLog: () => call<{ events: LogEvent[] }>('readLog'),
    readHoldings: () => call<Holdings>('readHoldings'),
    eraseCheck: (municipality: string) => call<{ erasedOn: string }>('eraseCheck', { body: { municipality } }),
    readAgreement: () => call<Agreement>('readAgreement'),
    readViews: (indicator: string) =>
      call<{ views: { department: string; comment: string; evidence: string[] }[] }>('readViews', {
        path: { indicator },
      }),
    savePoint: (
      indicator: string,
      body: { writeId: string; seenRevision: number; outcome: Outcome | null },
      options: { keepalive?: boolean } = {},
    ) => call<Point>('savePoint', { path: { indicator }, body, ...options }),
    saveMeeting: (body: { seenRevision: number; points: MeetingPoint[] }, options: { keepalive?: boolean } = {}) =>
      call<Meeting>('saveMeeting', { body, ...options }),
    saveAims: (
      body: { seenRevision: number; targets: { indicator: string; level: number }[]; focus: string[] },
      options: { keepalive?: boolean } = {},
    ) => call<Aims>('saveAims', { body, ...options }),
    /** `submission` is the one that is reopened; repeating it is success. */
    reopen: (submission: number, reason: string) => call<Check>('reopen', { body: { submission, reason } }),
    exportCheck: () => call<SelfCheck>('exportCheck'),
    createUpload: () => call<{ upload: string; url: string }>('createUpload'),
    /** Without `plan` a dry run. */
    importCheck: (body: { upload: string; department?: string; plan?: string }) =>
      call<ImportPlan>('importCheck', { body }),
  };
}

/** All of a phase, in as many answers as that takes. */
async function allMunicipalities(call: Call, phase: string): Promise<Reply<{ municipalities: Admission[] }>> {
  // By key: somebody may be admitted between two answers, and then one stands in both.
  const rows = new Map<string, Admission>();
  for (let from = 0; ;) {
    const reply: Reply<{ municipalities: Admission[]; next?: number }> = await call('listMunicipalities', {
      path: { phase },
      ...(from > 0 ? { query: { from: String(from) } } : {}),
    });
    if (!reply.ok) return reply;
    for (const row of reply.value.municipalities) rows.set(row.key, row);
    if (reply.value.next === undefined) return { ok: true, value: { municipalities: [...rows.values()] } };
    from = reply.value.next;
  }
}

/** What an administrator may do; the caller's token is the OIDC access token. */
export function administrationApi(call: Call) {
  return {
    listPhases: () => call<{ phases: Phase[] }>('listPhases'),
    createPhase: (body: NewPhase) => call<Phase>('createPhase', { body }),
    changePhase: (phase: string, body: PhaseChange) => call<Phase>('changePhase', { path: { phase }, body }),
    searchRegister: (q: string, signal?: AbortSignal) =>
      call<{ asOf: string; hits: Municipality[] }>('searchRegister', { query: { q }, ...(signal ? { signal } : {}) }),
    createRegisterUpload: () => call<{ upload: string; url: string }>('createRegisterUpload'),
    importRegister: (upload: string) => call<{ asOf: string; entries: number }>('importRegister', { body: { upload } }),
    listInstruments: () => call<{ instruments: ListedInstrument[] }>('listInstruments'),
    createInstrumentUpload: () => call<{ upload: string; url: string }>('createInstrumentUpload'),
    readInstrument: (upload: string) => call<InstrumentReading>('readInstrument', { body: { upload } }),
    publishInstrument: (upload: string, fingerprint: string) =>
      call<ListedInstrument>('publishInstrument', { body: { upload, fingerprint } }),
    /** Withdraws an own version from new phases, or offers it again; repeating it is success. */
    offerInstrument: (
      { id, version }: InstrumentVersion,
      body: { revision: number; offered: boolean; reason?: string },
    ) => call<ListedInstrument>('offerInstrument', { path: { instrument: id, version }, body }),
    listMunicipalities: (phase: string) => allMunicipalities(call, phase),
    /** At most 25 at a time. */
    admitMunicipalities: (phase: string, candidates: AdmissionCandidate[]) =>
      call<{ admitted: AdmissionOutcome[] }>('admitMunicipalities', { path: { phase }, body: { candidates } }),
    /** `file` in Base64. Nothing is stored. */
    readAdmissions: (phase: string, file: string) =>
      call<{ lines: AdmissionLine[] }>('readAdmissions', { path: { phase }, body: { file } }),
    renewInvitation: (phase: string, key: string) => call<NewInvitation>('renewInvitation', { path: { phase, key } }),
    listRegistrations: (phase: string) => call<Registrations>('listRegistrations', { path: { phase } }),
    admitRegistered: (phase: string, registration: string) =>
      call<NewInvitation>('admitRegistered', { path: { phase, registration } }),
    /** Repeating it is success. */
    declineRegistration: (phase: string, registration: string, reason: string) =>
      call<RegistrationSeen>('declineRegistration', { path: { phase, registration }, body: { reason } }),
    eraseMunicipality: (phase: string, key: string, municipality: string) =>
      call<Erasure>('eraseMunicipality', { path: { phase, key }, body: { municipality } }),
    listErasures: (phase: string) => call<{ erasures: Erasure[] }>('listErasures', { path: { phase } }),
    readAdministrationLog: (month: string, before?: number) =>
      call<AdministrationLog>('readAdministrationLog', {
        query: { month, ...(before === undefined ? {} : { before: String(before) }) },
      }),
    readPublishedComparison: (phase: string) =>
      call<PublishedComparison>('readPublishedComparison', { path: { phase } }),
    /** At most one a day; repeating it is success. */
    refreshComparison: (phase: string) => call<PublishedComparison>('refreshComparison', { path: { phase } }),
    listDocuments: (phase: string) => call<{ documents: PhaseDocument[] }>('listDocuments', { path: { phase } }),
    /** For at most 50 municipalities at a time. */
    orderDocuments: (phase: string, body: DocumentOrder & { municipalities: string[] }) =>
      call<PhaseOrder>('orderDocuments', { path: { phase }, body }),
    createReleasedLink: (phase: string, key: string, document: string) =>
      call<DocumentLink>('createReleasedLink', { path: { phase, key, document } }),
    getArchive: (phase: string) => call<PhaseArchive>('getArchive', { path: { phase } }),
    orderArchive: (phase: string) => call<PhaseArchive>('orderArchive', { path: { phase } }),
    createArchiveLink: (phase: string, archive: string) =>
      call<DocumentLink>('createArchiveLink', { path: { phase, archive } }),
    listJobs: () => call<{ jobs: Job[] }>('listJobs'),
    retryJob: (job: string) => call<Job>('retryJob', { path: { job } }),
  };
}

export type InvitationApi = ReturnType<typeof invitationApi>;
export type CheckApi = ReturnType<typeof checkApi>;
export type AdministrationApi = ReturnType<typeof administrationApi>;
