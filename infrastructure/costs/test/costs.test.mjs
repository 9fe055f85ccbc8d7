/** Runs bin/costs as somebody uses it, with the stand-in for the aws command and with counts from a file. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const infrastructure = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
let folder;

const write = (name, value) => {
  const file = path.join(folder, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
};

const MEASURED = {
  resources: [
    ['AWS::Lambda::Function', 'check-results'],
    ['AWS::ApiGatewayV2::Api', 'api1'],
    ['AWS::DynamoDB::Table', 'jobs'],
    ['AWS::CloudFront::Distribution', 'E1'],
    ['AWS::CloudFront::Function', 'arn:aws:cloudfront::000000000000:function/check-pages'],
    ['AWS::S3::Bucket', 'data'],
    ['AWS::Logs::LogGroup', '/check/results'],
    ['AWS::CloudWatch::Dashboard', 'check'],
    ['AWS::SNS::Topic', 'alarms'],
  ].map(([ResourceType, PhysicalResourceId]) => ({ ResourceType, PhysicalResourceId })),
  memory: { 'check-results': 2048 },
  tables: { jobs: { TableSizeBytes: 2e9, GlobalSecondaryIndexes: [{ IndexName: 'byState', IndexSizeBytes: 1e9 }] } },
  alarms: [{}, { Metrics: [{ Id: 'sum', Expression: 'a+b' }, { Id: 'a', MetricStat: {} }, { Id: 'b', MetricStat: {} }] }],
  metrics: {
    'eu-central-1 Invocations check-results': { '2026-10-10': 9, '2026-11-01': 10, '2026-11-02': 30 },
    'eu-central-1 Duration check-results': { '2026-11-02': 5000 },
    'eu-central-1 Count api1': { '2026-11-02': 1_000_000 },
    'eu-central-1 ConsumedReadCapacityUnits jobs': { '2026-11-02': 100 },
    'eu-central-1 ConsumedReadCapacityUnits jobs byState': { '2026-11-02': 11 },
    'eu-central-1 ConsumedWriteCapacityUnits jobs': { '2026-11-02': 7 },
    'us-east-1 Requests E1 Global': { '2026-11-02': 12 },
    'us-east-1 BytesDownloaded E1 Global': { '2026-11-02': 3e9 },
    'us-east-1 FunctionInvocations check-pages Global': { '2026-11-02': 6 },
    'eu-central-1 BucketSizeBytes data StandardStorage': { '2026-11-01': 9e9, '2026-11-02': 4e9 },
    'eu-central-1 IncomingBytes /check/results': { '2026-11-02': 1e9 },
  },
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'costs-test-'));
  write('measured.json', MEASURED);
});
afterEach(() => rmSync(folder, { recursive: true }));

function costs(args, env = {}) {
  return spawnSync(path.join(infrastructure, 'bin/costs'), args, {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, PATH: `${path.join(infrastructure, 'costs/test/fake')}:${process.env.PATH}`, FAKE_AWS: folder, ...env },
  });
}

const offline = (change = {}) =>
  write('counts.json', { format: 'selbstcheck-counts/1', stack: 'check', region: 'eu-central-1', from: '2026-11-01', to: '2026-11-11', days: { '2026-11-02': { 'api.requests': 1_000_000 } }, stored: { dashboards: 1 }, ...change });

test('counts every resource of the stack by day, and keeps what it counted', () => {
  const { status, stdout, stderr } = costs(['--from', '2026-11-01', '--today', '2026-11-03', '--keep', 'kept.json']);
  assert.equal(status, 0, stderr);
  const kept = JSON.parse(readFileSync(path.join(folder, 'kept.json'), 'utf8'));
  assert.deepEqual(kept.days, {
    '2026-11-01': { 'lambda.requests': 10 },
    '2026-11-02': {
      'lambda.requests': 30,
      'lambda.gbSeconds': 10,
      'api.requests': 1_000_000,
      'dynamodb.reads': 111,
      'dynamodb.writes': 7,
      'cloudfront.requests': 12,
      'cloudfront.gb': 3,
      'cloudfront.functions': 6,
      'logs.gb': 1,
    },
  });
  assert.deepEqual(kept.stored, { 'dynamodb.gb': 3, 'dynamodb.recoveryGb': 2, 's3.gb': 4, 'alarms.metrics': 3, dashboards: 1, 'metrics.own': 2 });
  assert.match(stdout, /Bisher: 2026-11-01 bis 2026-11-02/);
  assert.match(stdout, /Schnittstelle \(HTTP API\) ² +1\.000\.000 +1,20 +1,20 {2}Anfragen/);
  const again = costs(['--counts', 'kept.json']);
  assert.equal(again.stdout, stdout);
});

test('begins with the day the stack was made', () => {
  const { stdout, stderr } = costs(['--today', '2026-11-03']);
  assert.match(stdout, /Bisher: 2026-10-10 bis 2026-11-02/, stderr);
});

test('from a file it needs no aws command, and reckons ahead to the end of the phase', () => {
  const { status, stdout, stderr } = costs(['--counts', offline(), '--until', '2026-11-30', '--euro', '0,90'], { FAKE_AWS_DENIES: '1' });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /Noch zu erwarten: 2026-11-11 bis 2026-11-30, im Tempo der letzten 10 Tage/);
  // Ten days with a million, twenty to come with two; a dashboard for a month, which is free.
  assert.match(stdout, /Zusammen bis 2026-11-30: 6,60 USD nach Listenpreis, 3,60 USD nach Freimenge/);
  assert.match(stdout, /In Euro, nach Freimenge, zum angegebenen Kurs von 0,90: 3,24 EUR netto/);
  assert.match(stdout, /aus Erfahrung, an keiner Seite geprüft/);
  assert.match(stdout, /An 9 Tagen ist nichts gemessen/);
});

test('without an end of the phase nothing is said of what comes', () => {
  const { stdout } = costs(['--counts', offline()]);
  assert.doesNotMatch(stdout, /Noch zu erwarten/);
  assert.match(stdout, /geben Sie mit --until/);
  assert.doesNotMatch(stdout, /EUR/);
});

test('what has no price is named, not left out silently', () => {
  assert.match(costs(['--counts', offline({ stored: { 'kms.keys': 1 } })]).stdout, /ohne Preis und daher nicht eingerechnet: kms\.keys/);
});

test('what one check costs is shown by step', () => {
  const { status, stdout } = costs(['--one-check']);
  assert.equal(status, 0);
  assert.match(stdout, /Antworten speichern/);
  assert.match(stdout, /^Ein Check +\d,\d{3} +0,\d{3}$/m);
  assert.match(stdout, /Angenommen – /);
});

for (const [what, args, says, env] of [
  ['an unknown option', ['--all'], /--all ist unbekannt/],
  ['an option without its value', ['--until'], /--until braucht einen Wert/],
  ['a day that does not exist', ['--until', '2026-02-30'], /ein Tag wie/],
  ['a rate that is none', ['--euro', 'viel'], /wie viele Euro ein Dollar kostet/],
  ['a missing file', ['--counts', 'nowhere.json'], /nowhere\.json ist nicht lesbar/],
  ['a file of another form', ['--counts', 'measured.json'], /keine Datei der Form selbstcheck-counts\/1/],
  ['nobody signed in', ['--today', '2026-11-03'], /Sind Sie angemeldet/, { FAKE_AWS_DENIES: '1' }],
  ['numbers that came in part', ['--from', '2026-11-01', '--today', '2026-11-03'], /kamen unvollständig an/, { FAKE_AWS_PARTIAL: '1' }],
  ['a stack of today', ['--from', '2026-11-03', '--today', '2026-11-03'], /versuchen Sie es morgen/],
  ['an end that is over', ['--from', '2026-11-01', '--today', '2026-11-03', '--until', '2026-11-01'], /ist vorbei/],
  ['prices of another region', ['--from', '2026-11-01', '--today', '2026-11-03', '--region', 'eu-west-1'], /Die Preise gelten für eu-central-1/],
]) {
  test(`${what} is refused in words`, () => {
    const { status, stderr } = costs(args, env);
    assert.equal(status, 1);
    assert.match(stderr, says);
  });
}
