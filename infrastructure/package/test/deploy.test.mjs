/**
 * Runs bin/deploy as it stands in a copy of the project's outline: builds are stood in for by a few files, the
 * aws command by test/fake/aws. What AWS itself makes of it only a deployment shows.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const jdk = spawnSync('bash', ['-c', `. "${root}/infrastructure/bin/.toolchain"; find_jdk`], { encoding: 'utf8' }).stdout.trim();

// Packages that show for which runtime they are, made once: each takes a Java of its own.
const made = mkdtempSync(path.join(tmpdir(), 'packages-'));
for (const [runtime, entry] of [['java25', 'some.jar'], ['provided.al2023', 'bootstrap']]) {
  writeFileSync(path.join(made, entry), '');
  const run = spawnSync(path.join(jdk, 'bin/jar'), ['--create', '--no-manifest', '--file', path.join(made, `${runtime}.zip`), '-C', made, entry], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
}
after(() => rmSync(made, { recursive: true, force: true }));

let copy;
let fake;

function put(name, text, mode) {
  const file = path.join(copy, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text, { mode });
}

/** A site of some pages, made by a builder that knows `--out`. */
function siteOf(pages) {
  put('static-site/build.mjs', `import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
const out = process.argv[process.argv.indexOf('--out') + 1];
for (const name of ${JSON.stringify(pages)}) {
  mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
  writeFileSync(path.join(out, name), name);
}`);
}

const PAGES = ['index.html', '404.html', 'verwaltung/index.html', 'assets/site-ABCDEFGH.css', 'assets/mark.svg', 'sw.js'];

beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'deploy-'));
  fake = path.join(copy, 'aws-state');
  mkdirSync(fake);
  for (const name of ['infrastructure/bin/deploy', 'infrastructure/bin/invite', 'infrastructure/bin/.toolchain', 'infrastructure/package/site-plan.mjs', 'template.yaml']) cpSync(path.join(root, name), path.join(copy, name));
  put('infrastructure/template-check/src/check.mjs', '');
  put('infrastructure/template-check/node_modules/.keep', '');
  put('static-site/node_modules/.keep', '');
  put('static-site/operator.json', '{ "demo": false }');
  // Writes what it was asked for.
  put('infrastructure/bin/package', `#!/bin/bash
set -e
echo "$*" >"${fake}/package"
for module in app documents; do
  mkdir -p "${copy}/functions/$module/target"
  cp "${made}/$2.zip" "${copy}/functions/$module/target/lambda.zip"
done
`, 0o755);
  siteOf(PAGES);
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

const deploy = (args, env) => run('deploy', args, env);
const invite = (args, env) => run('invite', args, env);

function run(command, args, env = {}) {
  const result = spawnSync(path.join(copy, 'infrastructure/bin', command), args, {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${path.join(root, 'infrastructure/package/test/fake')}:${process.env.PATH}`, FAKE_AWS: fake, ...env },
  });
  const file = path.join(fake, 'state.json');
  return { ...result, state: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null };
}

const calls = (state, name) => state.calls.filter(({ call }) => call === name);

test('a first deployment tells the sign-in its address in a second pass, and uploads everything', () => {
  const { status, state, stdout, stderr } = deploy(['--parameter', 'AlarmMail=team@example.org']);
  assert.equal(status, 0, stderr);
  const passes = calls(state, 'cloudformation deploy').map(({ options }) => [options['parameter-overrides']].flat());
  assert.deepEqual(passes, [
    ['Runtime=java25', 'AlarmMail=team@example.org'],
    ['Runtime=java25', 'SiteAddress=https://d111111abcdef8.cloudfront.net'],
  ]);
  assert.deepEqual(state.buckets, ['selbstcheck-packages-000000000000-eu-central-1']);
  assert.equal(calls(state, 'cloudformation update-termination-protection').length, 1);
  assert.deepEqual(Object.keys(state.objects).sort(), [...PAGES, 'config.json'].sort());
  assert.deepEqual(state.objects['404.html'], { ...state.objects['404.html'], type: 'text/html; charset=utf-8', metadata: 'page=not-found' });
  assert.equal(state.objects['index.html'].metadata, '');
  assert.equal(state.objects['assets/site-ABCDEFGH.css'].cache, 'public, max-age=31536000, immutable');
  assert.ok(state.objects['assets/site-ABCDEFGH.css'].order < state.objects['index.html'].order, 'assets come before the pages that name them');
  assert.ok(state.objects['index.html'].order < state.objects['sw.js'].order, 'pages come before the program that names them');
  assert.equal(state.objects['sw.js'].cache, 'no-cache');
  assert.deepEqual(JSON.parse(state.objects['config.json'].text), { oidc: { issuer: 'https://issuer.example', clientId: 'client', scope: 'openid' } });
  assert.equal(state.objects['config.json'].cache, 'no-store');
  assert.deepEqual(state.pages.sort(), ['/404.html', '/index.html', '/verwaltung/index.html']);
  assert.equal(calls(state, 'cloudfront create-invalidation').length, 1);
  assert.match(stdout, /done: https:\/\/d111111abcdef8\.cloudfront\.net/);
});

test('a second deployment needs one pass, keeps the runtime, and forgets pages that are gone', () => {
  deploy(['--runtime', 'provided.al2023']);
  siteOf([...PAGES.filter((name) => !name.startsWith('assets/site')), 'assets/site-HGFEDCBA.css', 'neu/index.html']);
  deploy([]);
  siteOf([...PAGES, 'neu/index.html'].filter((name) => name !== 'assets/mark.svg'));
  const before = deploy([]).state;
  siteOf(PAGES);
  const { status, state, stderr } = deploy([]);
  assert.equal(status, 0, stderr);
  assert.equal(calls(state, 'cloudformation deploy').length - calls(before, 'cloudformation deploy').length, 1);
  assert.equal(readFileSync(path.join(fake, 'package'), 'utf8').trim(), '--runtime provided.al2023');
  assert.ok(!('neu/index.html' in state.objects) && !state.pages.includes('/neu/index.html'));
  assert.ok('assets/site-HGFEDCBA.css' in state.objects, 'a page that is open somewhere may still load it');
  assert.ok('config.json' in state.objects);
});

const ARN = 'arn:aws:acm:us-east-1:000000000000:certificate/a';
const DOMAIN = 'check.example.org';
const certificate = (change = {}) => ({
  FAKE_AWS_CERTIFICATES: JSON.stringify({ [ARN]: { DomainName: DOMAIN, Status: 'ISSUED', NotAfter: '2999-01-01T00:00:00+00:00', ...change } }),
});

for (const [what, args] of [
  ['domain and certificate', ['--domain', DOMAIN, '--certificate', ARN]],
  ['the domain alone, whose certificate is found', ['--domain', DOMAIN]],
  ['parameters', ['--parameter', `DomainName=${DOMAIN}`, '--parameter', `CertificateArn=${ARN}`]],
]) {
  test(`an own domain, given as ${what}, needs no second pass and says which CNAME is missing`, () => {
    const { status, state, stdout, stderr } = deploy(args, certificate());
    assert.equal(status, 0, stderr);
    assert.deepEqual(calls(state, 'cloudformation deploy').map(({ options }) => [options['parameter-overrides']].flat()), [
      ['Runtime=java25', `DomainName=${DOMAIN}`, `CertificateArn=${ARN}`],
    ]);
    assert.match(stdout, /check\.example\.org CNAME d111111abcdef8\.cloudfront\.net/);
  });
}

test('a certificate with a star fits, one that ends in seconds is read as well', () => {
  assert.equal(deploy(['--domain', DOMAIN, '--certificate', ARN], certificate({ DomainName: 'example.org', SubjectAlternativeNames: ['*.example.org'], NotAfter: 32472144000 })).status, 0);
});

test('an own domain can be taken away again', () => {
  deploy(['--domain', DOMAIN], certificate());
  const { status, state, stderr } = deploy(['--parameter', 'DomainName=', '--parameter', 'CertificateArn=']);
  assert.equal(status, 0, stderr);
  assert.equal(state.stack.DomainName, '');
  assert.equal(state.stack.SiteAddress, 'https://d111111abcdef8.cloudfront.net');
});

for (const [what, change, args, says] of [
  ['that is for another name', { DomainName: 'other.example.org' }, ['--certificate', ARN], /is for other\.example\.org, not for check\.example\.org/],
  ['with a star one level too high', { DomainName: '*.org' }, ['--certificate', ARN], /is for \*\.org/],
  ['that waits', { Status: 'PENDING_VALIDATION', DomainValidationOptions: [{ ResourceRecord: { Name: '_x.check.example.org.', Value: '_y.acm.' } }] }, ['--certificate', ARN], /waits for its CNAME: _x\.check\.example\.org\. CNAME _y\.acm\./],
  ['that was refused', { Status: 'FAILED' }, ['--certificate', ARN], /not issued but FAILED/],
  ['that is over', { NotAfter: '2001-01-01T00:00:00+00:00' }, ['--certificate', ARN], /is over/],
  ['that does not exist', {}, ['--certificate', ARN.replace(/a$/, 'b')], /there is no certificate/],
  ['that cannot be found', { Status: 'FAILED' }, [], /no issued certificate for check\.example\.org in us-east-1: request one/],
  ['from another region', {}, ['--certificate', ARN.replace('us-east-1', 'eu-central-1')], /us-east-1 only/],
]) {
  test(`a certificate ${what} is refused before anything is built`, () => {
    const { status, stderr } = deploy(['--domain', DOMAIN, ...args], certificate(change));
    assert.equal(status, 1);
    assert.match(stderr, says);
    assert.ok(!existsSync(path.join(fake, 'package')));
  });
}

test('the first administrators are invited, and inviting them again sends nothing twice to who has signed in', () => {
  const first = deploy(['--administrator', 'eva@example.org', '--administrator', 'ali@example.org']);
  assert.equal(first.status, 0, first.stderr);
  assert.deepEqual(first.state.users, {
    'eva@example.org': { status: 'FORCE_CHANGE_PASSWORD', groups: ['administrators'], mails: 1 },
    'ali@example.org': { status: 'FORCE_CHANGE_PASSWORD', groups: ['administrators'], mails: 1 },
  });
  const file = path.join(fake, 'state.json');
  const signedIn = JSON.parse(readFileSync(file, 'utf8'));
  signedIn.users['eva@example.org'].status = 'CONFIRMED';
  writeFileSync(file, JSON.stringify(signedIn));
  const { status, state, stdout } = invite(['eva@example.org', 'ali@example.org']);
  assert.equal(status, 0);
  assert.deepEqual(Object.values(state.users).map(({ mails }) => mails), [1, 2]);
  assert.match(stdout, /eva@example\.org: has an account already/);
  assert.match(stdout, /ali@example\.org: invited anew/);
});

test('editors come into their own group', () => {
  deploy([]);
  const { status, state } = invite(['--editor', 'eva@example.org']);
  assert.equal(status, 0);
  assert.deepEqual(state.users['eva@example.org'].groups, ['editors']);
});

test('nobody is invited where an own provider keeps the accounts', () => {
  const external = ['--parameter', 'OidcIssuer=https://login.example.org', '--parameter', 'OidcClientId=site', '--parameter', 'OidcOrigins=https://login.example.org'];
  const refused = deploy([...external, '--administrator', 'eva@example.org']);
  assert.match(refused.stderr, /accounts are made at your own provider/);
  assert.ok(!existsSync(path.join(fake, 'package')));
  assert.equal(deploy(external).status, 0);
  assert.match(deploy(['--administrator', 'eva@example.org']).stderr, /accounts are made at your own provider/);
  assert.match(invite(['eva@example.org']).stderr, /no accounts of its own/);
});

for (const [what, args, says] of [
  ['nobody', [], /whom\?/],
  ['somebody without a mail address', ['eva'], /'eva' is no mail address/],
  ['an unknown option', ['--all'], /unknown option --all/],
  ['an option without its value', ['--stack'], /--stack needs a value/],
  ['somebody before there is a stack', ['eva@example.org'], /there is no stack selbstcheck/],
]) {
  test(`inviting ${what} is refused in words`, () => {
    const { status, stderr } = invite(args);
    assert.equal(status, 1);
    assert.match(stderr, says);
  });
}

for (const [state, says] of [
  ['UPDATE_IN_PROGRESS', /is being changed at this moment/],
  ['ROLLBACK_COMPLETE', /delete it in the console/],
  ['UPDATE_ROLLBACK_FAILED', /Continue update rollback/],
]) {
  test(`a stack in the state ${state} is left alone, with what to do, before anything is built`, () => {
    const { status, stderr } = deploy([], { FAKE_AWS_STATUS: state });
    assert.equal(status, 1);
    assert.match(stderr, says);
    assert.ok(!existsSync(path.join(fake, 'package')));
  });
}

test('a site that does not answer yet is said, and is no failure', () => {
  assert.match(deploy([]).stdout, /the site answers, and the API asks for a link/);
  const { status, stdout } = deploy([], { FAKE_CURL: '000' });
  assert.equal(status, 0);
  assert.match(stdout, /the site gives 000 instead of 200/);
});

test('pages that promise another life of the logs than the stack gives them are said', () => {
  put('static-site/operator.json', '{ "demo": false, "dataProtection": { "logRetentionDays": 30 } }');
  assert.match(deploy(['--parameter', 'LogRetentionDays=60']).stdout, /logs are kept for 30 days, the stack keeps them for 60/);
  assert.doesNotMatch(deploy(['--parameter', 'LogRetentionDays=30']).stdout, /logs are kept/);
});

for (const [version, fits] of [['3 2', false], ['4 3', false], ['4 4', true], ['5 0', true]]) {
  test(`a Bash ${version.replace(' ', '.')} ${fits ? 'is taken' : 'is refused in words'}`, () => {
    const { status } = spawnSync('bash', ['-c', `. "${root}/infrastructure/bin/.toolchain"; _toolchain_bash_fits ${version}`]);
    assert.equal(status, fits ? 0 : 1);
  });
}

test('a dry run calls nothing of AWS and says so', () => {
  const { status, state, stdout } = deploy(['--dry-run', '--runtime', 'provided.al2023'], { FAKE_AWS_VERSION: 'aws-cli/1.0' });
  assert.equal(status, 0);
  assert.equal(state, null);
  assert.match(stdout, /stopped before the first call to AWS/);
  assert.match(stdout, /the site has 6 files/);
});

for (const [what, args, env, says] of [
  ['a stack name with capitals', ['--stack', 'Selbstcheck'], {}, /--stack: small letters/],
  ['a stack name with a word that the sign-in refuses', ['--stack', 'my-aws-check'], {}, /may not carry the words/],
  ['an unknown runtime', ['--runtime', 'java21'], {}, /--runtime is java25 or provided\.al2023/],
  ['a region that is none', ['--region', 'frankfurt'], {}, /'frankfurt' is no region/],
  ['an unknown parameter', ['--parameter', 'Alarm=x'], {}, /no parameter Alarm/],
  ['a parameter that only looks like one', ['--parameter', 'Alarm.ail=x'], {}, /no parameter Alarm\.ail/],
  ['a parameter without a value', ['--parameter', 'AlarmMail'], {}, /Name=Value/],
  ['the runtime as a parameter', ['--parameter', 'Runtime=java25'], {}, /given by --runtime/],
  ['an option without its value', ['--stack'], {}, /--stack needs a value/],
  ['an unknown option', ['--force'], {}, /unknown option --force/],
  ['the address of the site as a parameter', ['--parameter', 'SiteAddress=https://x.example'], {}, /found out by deploy itself/],
  ['a domain with its protocol', ['--domain', 'https://check.example.org'], {}, /without https/],
  ['an administrator without a mail address', ['--administrator', 'eva'], {}, /a mail address, not 'eva'/],
  ['a certificate without a domain', ['--certificate', 'arn:aws:acm:us-east-1:000000000000:certificate/a'], {}, /of no use without --domain/],
  ['a region that cannot be reached', ['--region', 'eu-nowhere-9'], { FAKE_AWS_UNREACHABLE: '1' }, /there is no region eu-nowhere-9/],
  ['an account without rights', [], { FAKE_AWS_DENIES: '1' }, /cannot be looked at/],
  ['a missing operator', ['--operator', '/nowhere.json'], {}, /no file \/nowhere\.json/],
  ['version 1 of the aws command', [], { FAKE_AWS_VERSION: 'aws-cli/1.45.11' }, /must be version 2/],
  ['nobody signed in', [], { FAKE_AWS_SIGNED_OUT: '1' }, /not signed in/],
  ['a stack that is refused', [], { FAKE_AWS_REFUSES: '1' }, /stack was not changed/],
]) {
  test(`${what} is refused in words`, () => {
    const { status, stderr, state } = deploy(args, env);
    assert.equal(status, 1);
    assert.match(stderr, says);
    assert.deepEqual(Object.keys(state?.objects ?? {}), []);
  });
}

test('invented details of the operator are refused, unless asked for', () => {
  put('static-site/operator.json', '{ "demo": true }');
  assert.match(deploy([]).stderr, /invented ones/);
  assert.equal(deploy(['--allow-demo-operator']).status, 0);
});

test('a package for another runtime is refused', () => {
  const file = path.join(copy, 'infrastructure/bin/package');
  writeFileSync(file, readFileSync(file, 'utf8').replace('$2.zip', 'java25.zip'), { mode: 0o755 });
  const { status, stderr } = deploy(['--runtime', 'provided.al2023']);
  assert.equal(status, 1);
  assert.match(stderr, /is made for java25, not for provided\.al2023/);
});

test('a site without its page for unknown addresses is refused', () => {
  siteOf(['index.html', 'verwaltung/index.html']);
  assert.match(deploy([]).stderr, /has no 404\.html/);
});

test('findings in the template stop it', () => {
  put('infrastructure/template-check/src/check.mjs', 'process.exitCode = 1;');
  const { status, stderr, state } = deploy([]);
  assert.equal(status, 1);
  assert.match(stderr, /template\.yaml has findings/);
  assert.equal(calls(state, 'cloudformation deploy').length, 0);
});
