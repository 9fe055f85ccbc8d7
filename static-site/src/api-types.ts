/** The shapes of infrastructure/openapi.yaml, under the same names. Days are ISO dates (Europe/Berlin). */

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

export interface Invitation {
  confirmed: boolean;
  municipality: MunicipalityName;
  phase: PhaseName;
  instrument: InstrumentVersion;
  expiresOn: string;
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
  role: 'coordinator' | 'department';
  department: string;
  departments: { id: string; name: string }[];
  submission?: Submission;
  nextSubmission: number;
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
    topics: { id: string; score: number | null; coverage: number | null; low: number | null; high: number | null }[];
  }[];
  indicators: {
    id: string;
    state: 'rated' | 'unknown' | 'notApplicable' | 'unanswered';
    level: number | null;
    score: number | null;
    agreed: boolean;
    spread: number | null;
    dissent: number | null;
  }[];
  ratedByTwo: number;
  discussionPoints: DiscussionPoint[];
  settled: DiscussionPoint[];
  gaps: { indicator: string; urgency: number }[];
  inProgress: { indicator: string; urgency: number }[];
  strengths: string[];
  knowledgeGaps: string[];
  targets: { indicator: string; level: number; distance: number | null }[];
}

export interface DiscussionPoint {
  indicator: string;
  reasons: ('spread' | 'responsibility' | 'knowledge')[];
  spread: number | null;
  dissent: number | null;
  priority: number;
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

export interface DocumentInfo {
  id: string;
  kind: 'pdf';
  tone: Tone;
  edition: Edition;
  submission: number;
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

export interface Phase {
  id: string;
  name: string;
  instrument: InstrumentVersion;
  closesOn: string;
  retentionEndsOn: string;
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
  kind: 'scoring' | 'report';
  state: JobState;
  attempts: number;
  reason?: string;
  municipality?: MunicipalityName;
  tone?: Tone;
  edition?: Edition;
  on?: string;
}

export interface Admission {
  key: string;
  name: string;
  kind?: string;
  land?: string;
  invitedOn: string;
  started: boolean;
  contact?: string;
  reports?: Job[];
}

export interface NewInvitation {
  municipality: MunicipalityName;
  /** Shown once; the link is `/einladung/#<invitation>`. */
  invitation: string;
  expiresOn: string;
}
