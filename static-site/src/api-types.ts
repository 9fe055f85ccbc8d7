/** The shapes of infrastructure/openapi.yaml, under the same names. Days are ISO dates (Europe/Berlin). */
import type { Instrument } from './instrument.ts';

export type Reason = 'otherLevel' | 'doesNotExist' | 'notPermitted';

export type Answer =
  { level: number } | { unknown: true } | { notOurs: string } | { notApplicable: { reason: Reason; text: string } };

export type Obstacle =
  'mandate' | 'staff' | 'money' | 'law' | 'betweenDepartments' | 'otherLevel' | 'knowledge' | 'priority';

/** What one save of an answer holds; `answer` is null where it was taken back. */
export interface AnswerValue {
  answer: Answer | null;
  needForAction: boolean;
  obstacles: Obstacle[];
}

export interface NoteValue {
  comment: string;
  /** http or https, at most ten, at most 500 characters each. */
  evidence: string[];
}

export interface StoredAnswer {
  indicator: string;
  revision: number;
  answer?: Answer;
  needForAction: boolean;
  obstacles: Obstacle[];
  previous?: { answer?: Answer; needForAction?: boolean; obstacles?: Obstacle[] };
}

export interface StoredNote {
  indicator: string;
  revision: number;
  comment: string;
  evidence: string[];
  previous?: { comment?: string; evidence?: string[] };
}

/** `seenRevision` is 0 where nothing was stored yet; `writeId` stays the same when a save is repeated. */
export type SaveRequest<Value> = Value & { writeId: string; seenRevision: number };

export interface Saved {
  revision: number;
  /** Of the check, as saving an answer or a note found it: another one than before says that there is news. */
  checkRevision?: number;
}

export interface InstrumentVersion {
  id: string;
  version: number;
}

export interface MunicipalityName {
  key: string;
  name: string;
}

export interface PhaseName {
  id: string;
  name: string;
}

export type Scope = 'full' | 'short' | string[];

/** How a check is run: by departments apart, together in one round, or alone. */
export type Mode = 'apart' | 'together' | 'alone';

export type Role = 'coordinator' | 'deputy' | 'department' | 'companion' | 'viewer';

export interface Invitation {
  confirmed: boolean;
  /** The check has begun already; scope and mode are not asked again. */
  begun?: boolean;
  /** Confirming it ends the links of whoever coordinates now. */
  handover?: boolean;
  municipality: MunicipalityName;
  phase: PhaseName;
  instrument: InstrumentVersion;
  expiresOn: string;
  dataSheet?: DataSheet;
}

export interface Submission {
  number: number;
  on: string;
}

export interface Check {
  id: string;
  municipality: MunicipalityName;
  phase: PhaseName;
  instrument: InstrumentVersion;
  scope: Scope;
  state: 'open' | 'closing' | 'submitted' | 'reopened' | 'archived';
  writable?: boolean;
  role: Role;
  /** The id of this link. */
  link: string;
  /** Empty for companion and viewer. */
  department: string;
  /** Indicators for which that department is responsible. */
  responsible: string[];
  departments: { id: string; name: string; released: boolean; closed: boolean }[];
  conduct: Conduct;
  round: number;
  /** Whether reminders can be mailed. */
  mail: boolean;
  submission?: Submission;
  nextSubmission: number;
  /** First day on which answers are taken, as long as it has not come. */
  opensOn?: string;
  closesOn?: string;
  /** The retention end; then everything is erased. */
  expiresOn: string;
  notices?: { kind?: 'invitationRenewed'; on?: string }[];
}

export type NoStage = 'nothingApplies' | 'shortForm' | 'mostlyOthers' | 'tooMuchOpen';

export interface FieldSummary {
  id: string;
  rated: number;
  unknown: string[];
  notApplicable: string[];
  /** Including `typedOnly` and `notOurs`. */
  unanswered: string[];
  typedOnly: string[];
  notOurs: string[];
  coverage?: number | null;
  valid: boolean;
  noStage?: NoStage | null;
}

export interface Summary {
  fields: FieldSummary[];
  /** Departments whose part is not released and so drops out. */
  unreleased: { id: string; name: string; answered: number }[];
  /** Discussion points neither settled nor disputed. */
  openPoints: number;
  nextSubmission: number;
}

/** After contracts/result.schema.json. Numbers are rounded as they are shown. */
export interface Result {
  format: string;
  method: number;
  instrument: InstrumentVersion;
  scope: Scope;
  submitted: boolean;
  overall: number | null;
  fields: {
    id: string;
    score: number | null;
    coverage: number | null;
    applicable: number | null;
    low: number | null;
    high: number | null;
    valid: boolean;
    /** Index into the instrument's stages. */
    stage: number | null;
    cappedBy: string[];
    /** Bounds only in the internal edition. */
    topics: { id: string; score: number | null; coverage: number | null; low?: number | null; high?: number | null }[];
  }[];
  indicators: {
    id: string;
    state: 'rated' | 'unknown' | 'notApplicable' | 'unanswered';
    level: number | null;
    score: number | null;
    agreed: boolean;
    /** Only in the internal edition. */
    spread?: number | null;
    dissent?: number | null;
  }[];
  ratedByTwo: number;
  discussionPoints: DiscussionPoint[];
  settled: DiscussionPoint[];
  /** By urgency, highest first; its value only in the internal edition. */
  gaps: { indicator: string; urgency?: number }[];
  inProgress: { indicator: string; urgency?: number }[];
  strengths: string[];
  knowledgeGaps: string[];
  targets: { indicator: string; level: number; distance: number | null }[];
  /** Topic ids; only in the public edition, which has no self-check to look them up in. */
  focus?: string[];
}

export interface DiscussionPoint {
  indicator: string;
  /** Only in the public edition: how many departments rated it. */
  ratedBy?: number;
  /** These only in the internal edition. */
  reasons?: ('spread' | 'responsibility' | 'knowledge')[];
  spread?: number | null;
  dissent?: number | null;
  priority?: number;
}

/** The frozen self-check, after contracts/self-check.schema.json; only what pages read is spelled out. */
export interface SelfCheck {
  format: string;
  instrument: InstrumentVersion;
  departments: { id: string; name: string }[];
  answers: {
    department: string;
    indicator: string;
    answer?: Answer;
    comment?: string;
    evidence?: string[];
    obstacles?: Obstacle[];
    needForAction?: boolean;
  }[];
  agreed?: {
    indicator: string;
    answer: Answer;
    reason: string;
    minority?: { department: string; view: string }[];
    /** The departments' answers when this was agreed. */
    before?: { department: string; answer?: Answer }[];
  }[];
  /** Points talked through and left open. */
  disputed?: { indicator: string; views: { department: string; view: string }[] }[];
  /** Topic ids. */
  focus?: string[];
  [more: string]: unknown;
}

export interface ResultState {
  submission: Submission;
  /** Departments and viewers read the public edition: no self-check, and less in the result. */
  edition: Edition;
  municipality?: MunicipalityName;
  state: 'waiting' | 'done' | 'failed';
  result?: Result;
  selfCheck?: SelfCheck;
  noStage?: Record<string, NoStage>;
  /** Indicators saved after the submission. */
  late?: string[];
}

export type Tone = 'encouraging' | 'balanced' | 'plain';
export type Edition = 'public' | 'internal';
export type JobState = 'waiting' | 'running' | 'done' | 'failed';

export type DocumentKind = 'pdf' | 'sheet' | 'council' | 'press' | 'slides' | 'xlsx' | 'csv' | 'json' | 'certificate';

/** What a document is made as. */
export interface DocumentOrder {
  kind: DocumentKind;
  tone: Tone;
  edition: Edition;
}

export interface DocumentInfo extends DocumentOrder {
  id: string;
  submission: number;
  /** Version of the commentary that it holds. */
  commentary?: number;
  /** Version of the earlier round that it compares with. */
  earlierRound?: number;
  /** Whether the project team may open it. */
  released: boolean;
  /** Keys of the roofs that may open it; only for those who lead the check. */
  roofs: string[];
  state: JobState;
  /** German; only if failed. */
  reason?: string;
  on?: string;
  bytes?: number;
  fileName?: string;
}

export interface DocumentLink {
  url: string;
  lifeSeconds: number;
}

/** A document of a check as the project team sees it: what it ordered, and what was released to it. */
export interface PhaseDocument extends DocumentOrder {
  key: string;
  municipality: string;
  /** Id in its check. */
  document: string;
  ordered: boolean;
  released: boolean;
  state?: JobState;
  /** Only if failed; to begin anew. */
  job?: string;
  reason?: string;
}

/** What is released in a phase now, and the archive of exactly that. */
export interface PhaseArchive {
  documents: number;
  municipalities: number;
  /** Absent if nobody asked for it in the last days. */
  archive?: {
    id: string;
    state: 'waiting' | 'done' | 'failed';
    on: string;
    bytes?: number;
    /** German; only if failed. */
    reason?: string;
  };
}

export interface PhaseOrder {
  documents: PhaseDocument[];
  /** Keys of municipalities without a submission. */
  nothing: string[];
}

/** One version of a questionnaire, shipped or own. */
export interface ListedInstrument extends InstrumentVersion {
  title: string;
  indicators: number;
  /** A day; absent while it is a draft. */
  published?: string;
  own: boolean;
  /** Of own ones; goes along when one is withdrawn. */
  revision?: number;
  /** Present while new phases are not offered it. */
  withdrawn?: { on: string; reason: string };
}

/** What is wrong with an uploaded questionnaire, or worth a look. */
export interface Remark {
  blocks: boolean;
  rule: string;
  /** Of the field, topic, indicator or statement around it; may be empty. */
  id: string;
  place: string;
  /** In the file, from 1. */
  line?: number;
  text: string;
}

export interface InstrumentReading {
  /** Of all remarks; `remarks` holds at most 200 of them. */
  total: number;
  remarks: Remark[];
  /** Absent if something blocks, as is the draft. */
  fingerprint?: string;
  instrument?: Instrument;
}

export type ReportKind = 'report' | 'sheet' | 'council' | 'press' | 'slides';

/** core's report: sections of blocks, all texts plain German; a line break in a text is one. */
export interface Report {
  kind: ReportKind;
  title: string;
  subtitle: string;
  instrument: string;
  municipality: string;
  edition: Edition;
  tone: Tone;
  language: string;
  day: string;
  submission: number;
  /** What each page of the internal edition carries. */
  mark?: string;
  sections: ReportSection[];
}

export interface ReportSection {
  /** ASCII, unique in the report, the same in every tone. */
  id: string;
  title: string;
  blocks: ReportBlock[];
  sections: ReportSection[];
}

export type ReportBlock =
  | { type: 'paragraph' | 'lead' | 'note'; text: string }
  | { type: 'labelled'; label: string; text: string }
  | { type: 'items'; numbered: boolean; items: string[] }
  | { type: 'facts'; facts: { name: string; value: string }[] }
  | {
      type: 'table';
      caption: string;
      columns: { title: string; share: number; numeric: boolean }[];
      rows: string[][];
    }
  | { type: 'figure'; title: string; description: string; svg: string; width: number; height: number }
  | {
      type: 'entry';
      indicator: string;
      statement: string;
      marks: string[];
      status: string;
      body: ReportBlock[];
    };

export interface ReportState {
  submission: Submission;
  edition: Edition;
  municipality?: MunicipalityName;
  state: 'waiting' | 'done' | 'failed';
  report?: Report;
  /** Indicators saved after the submission; internal edition only. */
  late?: string[];
}

export interface ReportQuery {
  submission?: number;
  tone?: Tone;
  kind?: ReportKind;
  edition?: Edition;
}

/** What a companion says about one field, or, where `field` is null, about the whole. */
export interface CommentaryText {
  field: string | null;
  text: string;
}

export interface Commentary {
  /** 0 where there is none. */
  version: number;
  on?: string;
  texts: CommentaryText[];
  /** Whether it may stand in the public edition. */
  public: boolean;
}

/** The round that the result is compared with; `version` 0 where there is none. */
export interface EarlierRound {
  version: number;
  instrument?: InstrumentVersion;
  submittedOn?: string;
}

/** What is published of a cohort in a field; all numbers multiples of 5. */
export interface ComparisonFigures {
  asOf: string;
  about: number;
  median: number;
  lowerQuartile?: number;
  upperQuartile?: number;
}

/** Whether the comparison is shown, or why not. */
export type ComparisonState =
  | 'shown'
  | 'partOfATown'
  | 'notAgreed'
  | 'notSubmitted'
  | 'notFull'
  | 'phaseOpen'
  | 'waiting'
  | 'noSnapshot'
  | 'noCohort';

/** Own values beside those of municipalities of the same kind and size. */
export interface Comparison {
  agreed: boolean;
  state: ComparisonState;
  comparedWith?: string;
  warning?: string;
  cohort?: string;
  minimum?: number;
  lines?: { field: string; title: string; own?: number; cohort?: ComparisonFigures }[];
  figure?: { title: string; svg: string };
}

/** The snapshot of a phase as municipalities see it, and how far the work on it is. */
export interface PublishedComparison {
  state: 'open' | 'due' | 'waiting' | 'running' | 'done' | 'failed';
  reason?: string;
  refreshable: boolean;
  snapshot?: {
    warning: string;
    number: number;
    minimum: number;
    cohorts: { cohort: string; lines: { field: string; title: string; cohort: ComparisonFigures }[] }[];
  };
}

/** Whom the project team admits, or any municipality that asks. */
export type Access = 'invited' | 'open';

/** What people are told before their first answer (Art. 13 GDPR). */
export interface Notice {
  controller: string;
  contact: string;
  /** How to reach the data protection officer. */
  officer?: string;
  purpose: string;
  legalBasis: string;
  recipients: string;
}

export interface DataSheet {
  phase: PhaseName;
  erasedOn: string;
  /** Missing as long as the project team has not written it. */
  notice?: Notice;
}

export interface NewPhase {
  id: string;
  name: string;
  instrument: InstrumentVersion;
  opensOn?: string;
  closesOn: string;
  retentionEndsOn: string;
  access?: Access;
  notice?: Notice;
}

export interface Phase extends NewPhase {
  revision: number;
  /** Answers are taken while it is open. Before, everything can be arranged; after, only read. */
  stage: 'before' | 'open' | 'over';
  access: Access;
  /** How many ask to take part and wait for a decision; absent where nobody does. */
  registrations?: number;
  /** How many checks know of the last change, as long as not all do. */
  rollout?: {
    done: number;
    of: number;
    /** It goes no further until somebody lets this job begin anew. */
    failed?: { job: string; reason: string };
  };
}

export interface PhaseChange {
  revision: number;
  name: string;
  opensOn?: string;
  closesOn: string;
  retentionEndsOn: string;
  access?: Access;
  notice?: Notice;
  /** Why the days change. */
  reason?: string;
}

/** A phase for which any municipality may register now. */
export interface OpenPhase {
  id: string;
  name: string;
  instrument: InstrumentVersion & { title: string };
  opensOn?: string;
  closesOn: string;
  retentionEndsOn: string;
  notice: Notice;
}

export interface NewRegistration {
  phase: string;
  /** Made here. With the phase's id and a dot before it, it is the token of the registration. */
  secret: string;
  key: string;
  unit: string;
  address: string;
  message?: string;
}

/** What is stored of a registration, whoever looks at it. */
interface Registered {
  municipality: MunicipalityName;
  kind: string;
  district?: string;
  land: string;
  unit: string;
  address: string;
  message?: string;
  registeredOn: string;
  state: 'waiting' | 'admitted' | 'declined';
  decidedOn?: string;
  /** Why it was declined. */
  reason?: string;
  erasedOn: string;
}

/** For whoever made it. */
export interface Registration extends Registered {
  /** Key of the Verband it belongs to. */
  verband?: string;
  phase: PhaseName & { closesOn: string };
}

/** For the project team. */
export interface RegistrationSeen extends Registered {
  id: string;
  /** The municipality is in the phase already. */
  takesPart: boolean;
}

export interface Registrations {
  /** So many wait that no others are taken. */
  full: boolean;
  waiting: RegistrationSeen[];
  /** The last hundred. */
  decided: RegistrationSeen[];
}

export interface Municipality {
  key: string;
  name: string;
  kind: string;
  district?: string;
  land: string;
  population: number;
}

export interface Job {
  id: string;
  /** An erasure is there only if it is overdue. */
  kind: 'scoring' | 'report' | 'erasure' | 'phase';
  state: JobState;
  attempts: number;
  reason?: string;
  municipality?: MunicipalityName;
  /** Instead of a municipality where it is for a phase as a whole. */
  phase?: string;
  documentKind?: DocumentKind;
  tone?: Tone;
  edition?: Edition;
  on?: string;
}

/** What can be confirmed of a check that was erased. */
export interface Erasure {
  key: string;
  name: string;
  kind: string;
  land: string;
  by: 'coordinator' | 'administrator';
  erasedOn: string;
  /** Absent while something is stored. */
  removedOn?: string;
  backupsUntil?: string;
}

export interface AdministrationEntry {
  on: string;
  event: string;
  /** Parted by spaces: mostly a phase, a municipality's key, what else there is. */
  detail: string;
  municipality?: string;
  account?: string;
  own?: boolean;
}

export interface AdministrationLog {
  month: string;
  entries: AdministrationEntry[];
  before?: number;
}

export interface Admission {
  key: string;
  name: string;
  kind?: string;
  land?: string;
  invitedOn: string;
  started: boolean;
  /** Not of those that began before the day was kept. */
  startedOn?: string;
  /** Only as long as the coordinator shares it. */
  progress?: Progress;
  contact?: string;
}

/** How far a check is, as coarsely as the project team may see it. */
export interface Progress {
  /** Percent, in steps of five, rounded down. */
  coverage: number;
  submittedOn?: string;
  /** There is a finished document. */
  reported: boolean;
  asOf: string;
}

/** What the project team sees of how far the check is. */
export interface Sharing {
  progress: boolean;
  shown?: Progress;
  /** What it would see. */
  now: Progress;
  roofs: (Roof & { progress: boolean; shown?: Progress })[];
}

/** A Kreis or Verband of the same phase that the municipality lies in. */
export interface Roof {
  key: string;
  name: string;
}

/** What a commune releases to the Kreis or Verband that it lies in. */
export interface Commune {
  key: string;
  name: string;
  progress?: Progress;
  documents: (DocumentOrder & { id: string; submission: number; on: string; bytes?: number })[];
}

/** Who is to be admitted; `part` is the name of a part of a town. */
export interface AdmissionCandidate {
  key: string;
  part?: string;
  contact?: string;
}

export interface AdmissionOutcome {
  outcome: 'invited' | 'already' | 'closed' | 'overtaken';
  /** Without an invitation. */
  municipality?: MunicipalityName;
  invitation?: NewInvitation;
}

/** What a row of a list of keys comes to. */
export interface AdmissionLine {
  /** As the spreadsheet counts it. */
  row: number;
  typed: string;
  status: 'ok' | 'already' | 'correction' | 'unknown' | 'dissolved' | 'wrongKind' | 'duplicate' | 'damaged';
  /** Who is meant, or with `correction` probably meant. */
  key?: string;
  name?: string;
  kind?: string;
  land?: string;
  part?: string;
  contact?: string;
  detail?: string;
}

export interface NewInvitation {
  municipality: MunicipalityName;
  /** Shown once; the link is `/einladung/#<invitation>`. */
  invitation: string;
  /** Shown once, to type by hand at /code/. */
  code: string;
  expiresOn: string;
}

/** What a typed code is for. */
export interface OpenedCode {
  kind: 'link' | 'invitation';
  role: Role;
  /** The check has begun already; scope and mode are not asked again. */
  begun?: boolean;
  handover?: boolean;
  municipality: MunicipalityName;
  phase: PhaseName;
  instrument?: InstrumentVersion;
  /** Name of the department that the link answers for. */
  department?: string;
  expiresOn: string;
  dataSheet?: DataSheet;
}

export interface Conduct {
  revision: number;
  mode: Mode;
  /** The internal deadline. */
  deadline?: string;
  agreementOpen: boolean;
  agreementOpenedOn?: string;
}

/** What the own department said, and what it is asked beyond the instrument. */
export interface ReadAnswers {
  answers: StoredAnswer[];
  ownIndicators: AskedStatement[];
  /** As in `Saved`. */
  checkRevision: number;
}

/** What the municipality asks beyond the instrument, as those see it who answer. */
export interface AskedStatement {
  /** `own.` and its id; stands where the id of an indicator stands. */
  indicator: string;
  statement: string;
  /** Wordings that somebody had answered before, newest first. */
  former: string[];
}

/** The same as those see it who lead the check. */
export interface OwnStatement {
  id: string;
  statement: string;
  former: string[];
  revision: number;
  /** How many departments said something to it, never what. */
  answered: number;
  removed: boolean;
}

export interface DepartmentState {
  id: string;
  name: string;
  revision: number;
  released: boolean;
  closed: boolean;
  mergedInto?: string;
  /** Function address for reminders. */
  contact?: string;
  responsible: string[];
  /** Field id → how many indicators in scope have an answer. */
  answered: Record<string, number>;
  answeredResponsible?: number;
  /** Whether anything was typed at all. */
  typed: boolean;
  /** The day of the last save. */
  activeOn?: string;
}

export interface LinkState {
  id: string;
  role: Role | 'invitation';
  department?: string;
  label?: string;
  createdOn: string;
  expiresOn: string;
  revoked: boolean;
  hasCode: boolean;
  own?: boolean;
}

export interface NewLink {
  link: LinkState;
  token: string;
  code: string;
}

export interface Reminded {
  ordered: string[];
  left: { department: string; reason: 'noContact' | 'alreadyToday' | 'closed' }[];
}

/** All that is held on a check, as it is read and printed. */
export interface Holdings {
  municipality: string;
  /** Whose holdings alone these are; missing for whoever leads the check. */
  department?: string;
  on: string;
  tables: { title: string; columns: string[]; rows: string[][] }[];
  events: LogEvent[];
}

export interface LogEvent {
  event: string;
  role: string;
  department?: string;
  detail?: string;
  on: string;
}

export interface View {
  department: string;
  view: string;
}

export interface Agreed {
  answer: Answer;
  reason: string;
  minority: View[];
  obstacles: Obstacle[];
  /** The departments' answers when this was agreed. */
  before?: { department: string; answer?: Answer }[];
}

export type Outcome = { agreed: Omit<Agreed, 'before'> } | { disputed: { views: View[] } };

export interface Point {
  indicator: string;
  revision: number;
  agreed?: Agreed;
  disputed?: { views: View[] };
  /** Departments whose answer differs from the one kept with the agreement, or that answered only since. */
  changed?: string[];
  /** What was recorded before the last save, until the submission. */
  previous?: { agreed?: Agreed; disputed?: { views: View[] } };
}

export interface MeetingPoint {
  indicator: string;
  minutes: number;
}

export interface Meeting {
  revision: number;
  points: MeetingPoint[];
}

export interface Aims {
  revision: number;
  targets: { indicator: string; level: number }[];
  /** Topic ids, at most five. */
  focus: string[];
}

export interface AgreementAnswer {
  department: string;
  indicator: string;
  answer?: Answer;
  needForAction?: boolean;
  obstacles?: Obstacle[];
  /** Whether there is a comment or evidence. */
  noted?: boolean;
}

export interface Agreement {
  departments: { id: string; name: string; released: boolean; closed: boolean; responsible: string[] }[];
  /** Of released departments. */
  answers: AgreementAnswer[];
  /** What the municipality asks beyond the instrument; to be read, nothing is agreed on it. */
  ownIndicators: { indicator: string; statement: string; answers: AgreementAnswer[] }[];
  /** By priority, highest first; settled ones too. */
  points: {
    indicator: string;
    kind: 'fact' | 'appraisal';
    reasons: ('spread' | 'responsibility' | 'knowledge')[];
    priority: number;
    spread?: number;
    dissent?: number;
    settled: boolean;
    unanswered?: string[];
  }[];
  outcomes: Point[];
  meeting: Meeting;
  aims: Aims;
  ratedByTwo: number;
}

export interface ImportPlan {
  plan: string;
  applied: boolean;
  format: 'form' | 'selfCheck' | 'quickCheck';
  /** Where a form or quick check goes to. */
  department?: string;
  newDepartments?: string[];
  /** How many values are as they are already. */
  same: number;
  changes: {
    place: string;
    kind:
      | 'answer'
      | 'note'
      | 'agreement'
      | 'target'
      | 'focus'
      | 'responsibility'
      | 'department'
      | 'scope'
      | 'round'
      | 'ownIndicator';
    department?: string;
    indicator?: string;
    before?: string;
    after?: string;
  }[];
}
