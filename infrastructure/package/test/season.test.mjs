/**
 * Runs bin/season-close and bin/season-open as they stand: the aws command is stood in for by test/fake/aws, the
 * program that reads and writes the archive by a few lines (it has tests of its own in functions/season), and so is
 * bin/deploy.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const FINGERPRINT = 'ab'.repeat(32);

let copy;
let fake;
let archive;

function put(name, text, mode) {
  const file = path.join(copy, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text, { mode });
}

beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'season-'));
  fake = path.join(copy, 'aws-state');
  archive = path.join(copy, 'season.zip');
  mkdirSync(fake);
  for (const name of ['season-close', 'season-open', '.toolchain', '.stack']) cpSync(path.join(root, 'infrastructure/bin', name), path.join(copy, 'infrastructure/bin', name));
  put('infrastructure/bin/season', `#!/bin/bash
echo "$*" >>"${fake}/season"
shift 4
case $1 in
  status) echo "open-work \${FAKE_OPEN_WORK:-0}" ;;
  export) [ -z "\${FAKE_EXPORT_FAILS:-}" ] && echo archive >"$2" ;;
  verify)
    if [ -n "\${FAKE_VERIFY_FAILS:-}" ]; then echo "season: something was written meanwhile" >&2; exit 2; fi
    echo "fingerprint ${FINGERPRINT}" ;;
  open)
    if [ -n "\${FAKE_OPEN_SAYS:-}" ]; then echo "season: $FAKE_OPEN_SAYS" >&2; exit 2; fi
    echo "items 5" ;;
esac
`, 0o755);
  put('infrastructure/bin/deploy', `#!/bin/bash
echo "$*" >"${fake}/deploy"
aws cloudformation deploy --parameter-overrides "\${@: -1}" DomainName=
`, 0o755);
  state({ Season: 'awake', DomainName: '', Runtime: 'java25' });
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

function state(stack, more = {}) {
  writeFileSync(path.join(fake, 'state.json'), JSON.stringify({ calls: [], buckets: [], stack, objects: { 'index.html': {} }, pages: [], protected: true, ...more }));
}

const readState = () => JSON.parse(readFileSync(path.join(fake, 'state.json'), 'utf8'));
const asked = () => (existsSync(path.join(fake, 'season')) ? readFileSync(path.join(fake, 'season'), 'utf8').trim().split('\n').map((line) => line.replace(/^--stack \S+ --region \S+ /, '')) : []);

function run(command, args, { input = '', ...env } = {}) {
  const result = spawnSync(path.join(copy, 'infrastructure/bin', command), args, {
    encoding: 'utf8',
    input,
    env: { ...process.env, PATH: `${path.join(root, 'infrastructure/package/test/fake')}:${process.env.PATH}`, FAKE_AWS: fake, SEASON_SETTLE_SECONDS: '0', ...env },
  });
  return { ...result, state: readState() };
}

const close = (args, env) => run('season-close', args, env);
const open = (args, env) => run('season-open', args, env);
const remove = (env) => close(['--remove', '--archive', archive], { input: 'selbstcheck\n', ...env });
const calls = (state, name) => state.calls.filter(({ call }) => call === name);

test('sleeping changes one parameter, keeps all others, and says what goes on', () => {
  const { status, state, stdout, stderr } = close([]);
  assert.equal(status, 0, stderr);
  assert.equal(state.stack.Season, 'asleep');
  const [{ options }] = calls(state, 'cloudformation update-stack');
  assert.deepEqual(options.parameters, ['ParameterKey=Season,ParameterValue=asleep', 'ParameterKey=DomainName,UsePreviousValue=true', 'ParameterKey=Runtime,UsePreviousValue=true']);
  assert.ok(options['use-previous-template']);
  for (const says of [/links, results and documents go on working/, /once a day/, /refused at once when it is read/, /only season-open wakes it/]) assert.match(stdout, says);

  assert.match(close(['--sleep']).stdout, /sleeps already/);
  assert.equal(calls(readState(), 'cloudformation update-stack').length, 1);

  const woken = open([]);
  assert.equal(woken.status, 0, woken.stderr);
  assert.equal(woken.state.stack.Season, 'awake');
  assert.match(open([]).stdout, /awake already/);
});

test('removing archives, reads back, asks, and only then deletes', () => {
  const { status, state, stdout, stderr } = remove();
  assert.equal(status, 0, stderr);
  assert.equal(state.stack, null);
  assert.deepEqual(state.emptied, ['s3://data', 's3://site']);
  assert.deepEqual(asked(), ['status', `export ${archive}`, `verify ${archive} --against-stack`]);
  const seasons = calls(state, 'cloudformation update-stack').map(({ options }) => options.parameters[0]);
  assert.deepEqual(seasons, ['ParameterKey=Season,ParameterValue=still', 'ParameterKey=Season,ParameterValue=leaving']);
  assert.ok(stdout.indexOf('NO LINK OF A MUNICIPALITY SURVIVES') < stdout.indexOf('type the name'));
  assert.match(stdout, new RegExp(FINGERPRINT));
  assert.ok(existsSync(archive) && !existsSync(`${archive}.removing`));
});

test('with an own domain links are said to survive', () => {
  state({ Season: 'awake', DomainName: 'check.example.org' });
  assert.match(remove().stdout, /links begin with https:\/\/check\.example\.org and work again/);
});

for (const [what, env, says] of [
  ['the wrong name', { input: 'selbstchek\n' }, /not its name/],
  ['no name', { input: '' }, /not its name/],
  ['an archive that could not be made', { FAKE_EXPORT_FAILS: '1' }, /there is no archive/],
  ['an archive that does not hold everything', { FAKE_VERIFY_FAILS: '1' }, /does not hold what the stack holds/],
]) {
  test(`${what} deletes nothing, and the season can be woken`, () => {
    const { status, state, stderr } = remove(env);
    assert.equal(status, 1);
    assert.match(stderr, says);
    assert.match(stderr, /season-open/);
    assert.equal(state.stack.Season, 'still');
    assert.equal(state.emptied, undefined);
    assert.ok(state.protected);
    const woken = open([]);
    assert.equal(woken.status, 0, woken.stderr);
    assert.equal(woken.state.stack.Season, 'awake');
  });
}

test('work that is under way is refused before anything is changed', () => {
  const { status, state, stderr } = remove({ FAKE_OPEN_WORK: '3' });
  assert.equal(status, 1);
  assert.match(stderr, /3 jobs are still under way.*Nothing was changed/);
  assert.equal(state.stack.Season, 'awake');
  const anyway = close(['--remove', '--archive', archive, '--with-open-work'], { input: 'selbstcheck\n', FAKE_OPEN_WORK: '3' });
  assert.equal(anyway.status, 0, anyway.stderr);
  assert.ok(asked().includes(`export ${archive} --with-open-work`));
});

test('a stack that cannot be stopped is left as it was', () => {
  const { status, state, stderr } = remove({ FAKE_AWS_REFUSES: '1' });
  assert.equal(status, 1);
  assert.match(stderr, /stack was not changed/);
  assert.equal(state.stack.Season, 'awake');
  assert.ok(!existsSync(archive));
});

test('a removal interrupted after its archive does not write it anew', () => {
  remove({ input: '' });
  const { status, state, stderr } = remove();
  assert.equal(status, 0, stderr);
  assert.equal(state.stack, null);
  assert.equal(asked().filter((line) => line.startsWith('export')).length, 1);
  assert.equal(asked().filter((line) => line.includes('--against-stack')).length, 2, 'what lay there since may be older than the stack');
});

test('a removal interrupted while it deletes is finished with the same archive only', () => {
  assert.equal(remove({ FAKE_AWS_KEEPS_OBJECTS: '1' }).status, 1);
  assert.ok(existsSync(`${archive}.removing`));
  const changed = remove({ FAKE_VERIFY_FAILS: '1' });
  assert.match(changed.stderr, /not what it was; nothing more was deleted/);
  assert.match(remove({ input: 'no\n' }).stderr, /not its name/);

  const { status, state, stderr } = remove();
  assert.equal(status, 0, stderr);
  assert.equal(state.stack, null);
  assert.equal(asked().at(-1), `verify ${archive} --fingerprint ${FINGERPRINT}`, 'the stack no longer holds what the archive holds');
});

test('a removal whose last wait was interrupted finds the stack gone', () => {
  writeFileSync(`${archive}.removing`, `arn:aws:cloudformation:eu-central-1:000000000000:stack/selbstcheck/1 ${FINGERPRINT}\n`);
  state(null);
  const { status, stdout } = remove();
  assert.equal(status, 0);
  assert.match(stdout, /is gone/);
  assert.ok(!existsSync(`${archive}.removing`));
});

for (const [what, stackId] of [
  ['another account', 'arn:aws:cloudformation:eu-central-1:111111111111:stack/selbstcheck/1'],
  ['another stack', 'arn:aws:cloudformation:eu-central-1:000000000000:stack/selbstcheck-probe/1'],
  ['another region', 'arn:aws:cloudformation:eu-west-1:000000000000:stack/selbstcheck/1'],
]) {
  test(`a removal that was begun in or of ${what} is not taken for finished`, () => {
    const mark = `${stackId} ${FINGERPRINT}\n`;
    writeFileSync(`${archive}.removing`, mark);
    state(null);
    const { status, stdout, stderr } = remove();
    assert.equal(status, 1);
    assert.match(stderr, /was begun in the account \d+, region eu-[a-z]+-1; this is the stack selbstcheck, region eu-central-1, signed in to the account 000000000000/);
    assert.doesNotMatch(stdout, /is gone/);
    assert.equal(readFileSync(`${archive}.removing`, 'utf8'), mark);
  });
}

test('the mark of another stack is refused', () => {
  writeFileSync(`${archive}.removing`, `arn:stack/2 ${FINGERPRINT}\n`);
  assert.match(remove().stderr, /another stack/);
});

test('a stack that is being changed is left alone', () => {
  state({ Season: 'awake', DomainName: '' }, { status: 'UPDATE_IN_PROGRESS' });
  for (const command of [() => close([]), () => remove()]) {
    const { status, stderr } = command();
    assert.equal(status, 1);
    assert.match(stderr, /being changed or broken \(UPDATE_IN_PROGRESS\)/);
  }
  assert.match(open([]).stderr, /being changed/);
});

test('an archive is opened into a new stack that stands still until all is there', () => {
  state(null);
  writeFileSync(archive, 'archive');
  const { status, state: after, stdout, stderr } = open(['--archive', archive, '--fingerprint', FINGERPRINT, '--', '--operator', 'own.json']);
  assert.equal(status, 0, stderr);
  assert.equal(readFileSync(path.join(fake, 'deploy'), 'utf8').trim(), '--stack selbstcheck --region eu-central-1 --operator own.json --parameter Season=still');
  assert.deepEqual(asked(), [`verify ${archive} --fingerprint ${FINGERPRINT}`, `open ${archive} --fingerprint ${FINGERPRINT}`]);
  assert.equal(after.stack.Season, 'awake');
  assert.ok(after.protected);
  for (const says of [/no list of erasures/, /no earlier link works/, /invite them/]) assert.match(stdout, says);
});

test('an opening that broke off stands still and is finished by the next', () => {
  state(null);
  writeFileSync(archive, 'archive');
  const broken = open(['--archive', archive], { FAKE_OPEN_SAYS: 'throttled' });
  assert.equal(broken.status, 1);
  assert.match(broken.stderr, /throttled[\s\S]*not everything came back/);
  assert.equal(broken.state.stack.Season, 'still');
  assert.equal(open(['--archive', archive]).state.stack.Season, 'awake');

  state({ Season: 'still', DomainName: '' });
  const late = open(['--archive', archive], { FAKE_OPEN_SAYS: 'This archive was opened here already' });
  assert.equal(late.status, 0, late.stderr);
  assert.equal(late.state.stack.Season, 'awake');
});

test('an archive is not opened into a stack in use, and a bad one deploys nothing', () => {
  writeFileSync(archive, 'archive');
  assert.match(open(['--archive', archive]).stderr, /already and it is in use/);
  state(null);
  assert.match(open(['--archive', archive], { FAKE_VERIFY_FAILS: '1' }).stderr, /refused, see above; nothing was deployed/);
  assert.match(open(['--archive', '/nowhere']).stderr, /no file/);
  assert.ok(!existsSync(path.join(fake, 'deploy')));
});

test('waking a stack whose pages are gone says how to go on', () => {
  state({ Season: 'leaving', DomainName: '' }, { objects: {} });
  assert.match(open([]).stderr, /a removal had begun to delete/);
});

for (const [what, command, args, says] of [
  ['a removal without an archive', close, ['--remove'], /needs --archive/],
  ['an archive for sleeping', close, ['--archive', 'a'], /goes with --remove/],
  ['an archive in no folder', close, ['--remove', '--archive', '/nowhere/a.zip'], /no folder/],
  ['an unknown option', close, ['--force'], /unknown option --force/],
  ['an option without its value', close, ['--stack'], /needs a value/],
  ['an unknown option to open', open, ['--force'], /unknown option --force/],
  ['a fingerprint without an archive', open, ['--fingerprint', 'ab'], /go with --archive/],
]) {
  test(`${what} is refused in words`, () => {
    const { status, stderr, state } = command(args);
    assert.equal(status, 1);
    assert.match(stderr, says);
    assert.deepEqual(state.calls, []);
  });
}

test('a stack of before is told to deploy first; none, that there is none', () => {
  state({ DomainName: '' });
  assert.match(close([]).stderr, /run deploy first/);
  assert.match(remove().stderr, /run deploy first/);
  state(null);
  assert.match(close([]).stderr, /no stack selbstcheck/);
  assert.match(open([]).stderr, /no stack selbstcheck/);
});
