/** Rules about rights: one least policy a function, and what the project team must not see. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { functions, isObject, references, target } from '../template.mjs';

/** Wildcards in resources that say "everything below here"; each names why it cannot be narrower. */
const WILDCARDS = [
  [/\/stream\/\*$/, 'the stream of one table; its name carries the time at which it was made'],
  [/\/checks\/\*(\/(submissions|results|earlier|documents)\/\*)?$/, 'objects of any check; which one, the link decides'],
  [/\/archives\/\*$/, 'archives of what was released; which one may be opened, the documents in it say'],
  [/\/comparison\/\*$/, 'ledgers of any phase; for whom, see ledgersStayWithTheirMakers'],
  [/\/register\/\*$/, 'register files are named by their content'],
  [/\/uploads\/\*$/, 'files brought to any check; which one, the link decides'],
  [/\/forms\/\*$/, 'blank forms are public'],
  [/\/instruments\/\*$/, 'published instruments are public'],
  [/\/drafts\/\*$/, 'instruments that are tried belong to no check'],
  [/:identity\/\*$/, 'the sender is a domain or an address of it; the condition names the address'],
  [/^\$\{SiteBucket\.Arn\}\/\*$/, 'the whole site is public'],
];

const list = (value) => [value ?? []].flat();

export const statementsOf = (role) => (role.Policies ?? []).flatMap((policy) => policy.PolicyDocument.Statement);

/** Roles of functions as `[function id, role id, role]`. */
export function functionRoles(template) {
  return functions(template).map(([id, { Role }]) => {
    const role = target(Role);
    return [id, role, template.Resources[role]?.Type === 'AWS::IAM::Role' ? template.Resources[role].Properties : null];
  });
}

export function everyFunctionHasOnePolicyOfItsOwn({ template }) {
  const findings = [];
  const owners = new Map();
  for (const [id, roleId, role] of functionRoles(template)) {
    if (!role) {
      findings.push([id, 'has no role in this template']);
      continue;
    }
    if (owners.has(roleId)) findings.push([id, `shares ${roleId} with ${owners.get(roleId)}`]);
    owners.set(roleId, id);
    if (template.Resources[id].Properties.Policies) findings.push([id, 'has Policies beside its role']);
    if ((role.Policies ?? []).length !== 1) findings.push([roleId, `has ${(role.Policies ?? []).length} policies instead of one`]);
    if (role.ManagedPolicyArns) findings.push([roleId, 'has managed policies, whose rights are wide and change by themselves']);
    const trusted = role.AssumeRolePolicyDocument.Statement;
    if (trusted.length !== 1 || trusted[0].Principal?.Service !== 'lambda.amazonaws.com') findings.push([roleId, 'may be taken by others than Lambda']);
  }
  return findings;
}

/** Every policy document of the template as `[where, statements]`. */
function documents(template) {
  const found = [];
  const look = (where, value) => {
    if (Array.isArray(value)) value.forEach((item) => look(where, item));
    else if (isObject(value)) {
      if (Array.isArray(value.Statement)) found.push([where, value.Statement]);
      Object.entries(value).forEach(([key, item]) => look(`${where}.${key}`, item));
    }
  };
  for (const [id, resource] of Object.entries(template.Resources)) look(id, resource.Properties);
  return found;
}

export function nothingIsAllowedWholesale({ template }) {
  const findings = [];
  for (const [where, statements] of documents(template)) {
    for (const statement of statements) {
      const at = `${where} ${statement.Sid ?? '(no Sid)'}`;
      // A Deny may and should be wide.
      if (statement.Effect === 'Deny') continue;
      if (statement.NotAction || statement.NotResource || statement.NotPrincipal) findings.push([at, 'allows by exception']);
      for (const action of list(statement.Action)) {
        if (typeof action !== 'string' || action.includes('*')) findings.push([at, `allows ${JSON.stringify(action)}`]);
      }
      if (statement.Principal === '*' || list(statement.Principal?.AWS).includes('*')) findings.push([at, 'allows everybody']);
      for (const resource of list(statement.Resource)) {
        const text = typeof resource === 'string' ? resource : isObject(resource) && typeof resource['Fn::Sub'] === 'string' ? resource['Fn::Sub'] : null;
        if (text === null ? target(resource) === null : text.includes('*') && !WILDCARDS.some(([pattern]) => pattern.test(text))) {
          findings.push([at, `allows it on ${JSON.stringify(resource)}`]);
        }
        if (text === '*') findings.push([at, 'allows it on everything']);
      }
      if (statement.Resource === undefined && !statement.Principal) findings.push([at, 'names no resource']);
    }
  }
  return findings;
}

/** Who makes snapshots or forgets; neither serves a request. */
const LEDGER_KEEPERS = ['ScoringFunction', 'HousekeepingFunction'];

/** With ledger and secret one could try municipality by municipality: nobody else comes near either. */
export function ledgersStayWithTheirMakers({ template }) {
  const findings = [];
  for (const [functionId, roleId, role] of functionRoles(template)) {
    if (role === null || LEDGER_KEEPERS.includes(functionId)) continue;
    for (const statement of statementsOf(role)) {
      const at = `${roleId} ${statement.Sid ?? '(no Sid)'}`;
      const on = list(statement.Resource);
      if (on.some((one) => /^\$\{DataBucket\.Arn\}\/(\*|comparison\/)/.test(one?.['Fn::Sub'] ?? ''))) findings.push([at, 'may reach ledgers']);
      if (!on.some((one) => target(one) === 'ProgrammeTable')) continue;
      const keys = Object.values(statement.Condition ?? {}).flatMap((one) => list(one['dynamodb:LeadingKeys']));
      if (keys.length === 0 || keys.some((key) => /^(\*|S\*|SECRET#)/.test(key))) findings.push([at, 'may reach the secrets of ledgers']);
    }
  }
  return findings;
}

/**
 * What an item of an answer, a note, a department, a point of the agreement, a meeting, of aims, of a commentary, of the
 * way a check is run or of an agreement to the comparison is made of, and what a coordinator calls a link; see functions/app, package store.
 */
const CONFIDENTIAL =
  /^(answer|needForAction|obstacles|comment|evidence|writes|savedOn|previous\..*|name|released|closed|responsible|contact|mergedInto|label|point|slots|targets|focus|mode|deadline|agreementOpenedOn|event|detail|overall|byField|agreed|comparedKind|comparedPopulation)$/;

/** Reads that name their keys; a Query would find keys. */
const READS = ['dynamodb:BatchGetItem', 'dynamodb:GetItem'];

export function administrationCannotReadAnswers({ template }) {
  const findings = [];
  const found = functionRoles(template).find(([, , role]) => role && statementsOf(role).some(({ Sid }) => Sid === 'HeadOfACheckRead'));
  const [, roleId, role] = found ?? functionRoles(template).find(([id]) => id === 'AdministrationFunction') ?? [];
  if (!role || roleId !== 'AdministrationRole') return [['AdministrationRole', 'is not the role of AdministrationFunction']];
  for (const statement of statementsOf(role)) {
    const at = `${roleId} ${statement.Sid}`;
    const resources = list(statement.Resource);
    for (const action of list(statement.Action)) {
      const onChecks = resources.some((resource) => references(resource).some(({ id }) => id === 'ChecksTable'));
      if (onChecks && ![...READS, 'dynamodb:PutItem'].includes(action)) findings.push([at, `may ${action} on ChecksTable`]);
      if (onChecks && READS.includes(action)) {
        const attributes = list(statement.Condition?.['ForAllValues:StringEquals']?.['dynamodb:Attributes']);
        if (attributes.length === 0 || statement.Condition?.StringEquals?.['dynamodb:Select'] !== 'SPECIFIC_ATTRIBUTES') findings.push([at, 'may read whole items of ChecksTable']);
        attributes.filter((name) => CONFIDENTIAL.test(name)).forEach((name) => findings.push([at, `may read ${name}`]));
      }
      if (onChecks && action === 'dynamodb:PutItem' && statement.Condition?.StringEqualsIfExists?.['dynamodb:ReturnValues'] !== 'NONE') {
        findings.push([at, 'may read what a write replaces']);
      }
      // Documents and archives of them, to sign links to those that are released; nothing else below checks/, and no writing there.
      const below = (folder) => resources.every((resource) => resource?.['Fn::Sub']?.startsWith(`\${DataBucket.Arn}/${folder}/`));
      const inDocuments = action === 's3:GetObject' && resources.every((resource) => ['${DataBucket.Arn}/checks/*/documents/*', '${DataBucket.Arn}/archives/*'].includes(resource?.['Fn::Sub']));
      if (action.startsWith('s3:') && !inDocuments && !['register', 'instruments', 'drafts'].some(below)) {
        findings.push([at, `may ${action} outside register/, instruments/, drafts/ and documents`]);
      }
    }
  }
  return findings;
}

/** The list of attributes stands twice: in the role and in the code, which must ask for no others. */
export function administrationAsksForWhatItMayRead({ template, sources }) {
  const statement = statementsOf(template.Resources.AdministrationRole?.Properties ?? {}).find(({ Sid }) => Sid === 'HeadOfACheckRead');
  const allowed = list(statement?.Condition?.['ForAllValues:StringEquals']?.['dynamodb:Attributes']).sort();
  const source = sources.find((one) => /\bclass Heads\b/.test(one));
  const asked = /ATTRIBUTES =\s*Set\.of\(([^;]*)\);/.exec(source ?? '')?.[1];
  if (!asked) return [['AdministrationRole', 'may read listed attributes only, but no class Heads of the code lists what administration asks for']];
  // The platform wants the keys listed as well.
  const wanted = ['pk', 'sk', ...[...asked.matchAll(/"([^"]+)"/g)].map(([, name]) => name)].sort();
  const findings = [];
  for (const name of wanted) if (!allowed.includes(name)) findings.push(['AdministrationRole', `may not read ${name}, for which the code asks`]);
  for (const name of allowed) if (!wanted.includes(name)) findings.push(['AdministrationRole', `may read ${name}, for which no code asks`]);
  return findings;
}

/** Calls of the SDK's clients in the code, and the right that each needs. */
const CALLS = {
  'services.dynamodb.DynamoDbClient': {
    getItem: 'dynamodb:GetItem',
    batchGetItem: 'dynamodb:BatchGetItem',
    query: 'dynamodb:Query',
    queryPaginator: 'dynamodb:Query',
    putItem: 'dynamodb:PutItem',
    updateItem: 'dynamodb:UpdateItem',
    deleteItem: 'dynamodb:DeleteItem',
    scan: 'dynamodb:Scan',
    // A transaction needs the rights of its parts, found below.
    transactWriteItems: null,
    transactGetItems: 'dynamodb:GetItem',
  },
  'services.s3.S3Client': {
    getObject: 's3:GetObject',
    getObjectAsBytes: 's3:GetObject',
    putObject: 's3:PutObject',
    deleteObject: 's3:DeleteObject',
    deleteObjects: 's3:DeleteObject',
    headObject: 's3:GetObject',
    listObjectsV2: 's3:ListBucket',
    listObjectsV2Paginator: 's3:ListBucket',
  },
  'services.sesv2.SesV2Client': { sendEmail: 'ses:SendEmail' },
};

const TRANSACTION_PARTS = { Put: 'dynamodb:PutItem', Update: 'dynamodb:UpdateItem', Delete: 'dynamodb:DeleteItem', ConditionCheck: 'dynamodb:ConditionCheckItem' };

/** Rights on data that no function's code can make use of, and calls that no function may make. */
export function rightsAreThoseThatTheCodeUses({ template, root }) {
  const called = new Map();
  const findings = [];
  for (const file of ['app', 'documents'].flatMap((module) => javaFiles(path.join(root, 'functions', module, 'src/main/java')))) {
    const source = readFileSync(file, 'utf8');
    for (const [client, calls] of Object.entries(CALLS)) {
      if (!source.includes(`import software.amazon.awssdk.${client};`)) continue;
      for (const [, method] of source.matchAll(/\bclient\s*\.(\w+)\(/g)) {
        if (!(method in calls)) findings.push([path.basename(file), `calls ${method}, of which the check does not know what right it needs`]);
        else if (calls[method]) called.set(calls[method], path.basename(file));
      }
      for (const [part, action] of Object.entries(TRANSACTION_PARTS)) {
        if (source.includes(`import software.amazon.awssdk.services.dynamodb.model.${part};`)) called.set(action, path.basename(file));
      }
    }
  }
  const granted = new Map();
  for (const [, roleId, role] of functionRoles(template)) {
    for (const action of statementsOf(role ?? {}).flatMap((statement) => list(statement.Action))) {
      if (/^(dynamodb|s3|ses):/.test(action) && !/Stream|GetRecords|ShardIterator/.test(action)) granted.set(action, roleId);
    }
  }
  for (const [action, roleId] of granted) if (!called.has(action)) findings.push([roleId, `may ${action}, which no code calls`]);
  for (const [action, file] of called) if (!granted.has(action)) findings.push([file, `needs ${action}, which no function may`]);
  return findings;
}

export function javaFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.java'))
    .map((name) => path.join(folder, name));
}

export function everyStatementHasAName({ template }) {
  return documents(template)
    .filter(([where]) => !where.includes('AssumeRolePolicyDocument'))
    .flatMap(([where, statements]) => statements.filter(({ Sid }) => !Sid).map(() => [where, 'has a statement without Sid']));
}

