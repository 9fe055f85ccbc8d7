/**
 * Runs bin/deploy as it stands in a copy of the project's outline: builds are stood in for by a few files, the
 * aws command by test/fake/aws. What AWS itself makes of it only a deployment shows.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const jdk = spawnSync('bash', ['-c', `. "${root}/infrastructure/bin/.toolchain"; find_jdk`], { encoding: 'utf8' }).stdout.trim();

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
  for (const name of ['infrastructure/bin/deploy', 'infrastructure/bin/.toolchain', 'infrastructure/package/site-plan.mjs', 'template.yaml']) cpSync(path.join(root, name), path.join(copy, name));
  put('infrastructure/template-check/src/check.mjs', '');
  put('infrastructure/template-check/node_modules/.keep', '');
  put('static-site/node_modules/.keep', '');
  put('static-site/operator.json', '{ "demo": false }');
  // Writes what it was asked for, and packages that show for which runtime they are.
  put('infrastructure/bin/package', `#!/bin/bash
set -e
echo "$*" >"${fake}/package"
for module in app documents; do
  folder="${copy}/functions/$module/target"; mkdir -p "$folder/content"
  if [ "$2" = provided.al2023 ]; then touch "$folder/content/bootstrap"; else touch "$folder/content/some.jar"; fi
  "${jdk}/bin/jar" --create --no-manifest --file "$folder/lambda.zip" -C "$folder/content" .
done
`, 0o755);
  siteOf(PAGES);
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

function deploy(args, env = {}) {
  const result = spawnSync(path.join(copy, 'infrastructure/bin/deploy'), args, {
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

test('an own domain needs no second pass', () => {
  const { status, state } = deploy(['--parameter', 'DomainName=check.example.org', '--parameter', 'CertificateArn=arn:aws:acm:us-east-1:000000000000:certificate/a']);
  assert.equal(status, 0);
  assert.equal(calls(state, 'cloudformation deploy').length, 1);
});

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
  ['a parameter without a value', ['--parameter', 'AlarmMail'], {}, /Name=Value/],
  ['the runtime as a parameter', ['--parameter', 'Runtime=java25'], {}, /given by --runtime/],
  ['an option without its value', ['--stack'], {}, /--stack needs a value/],
  ['an unknown option', ['--force'], {}, /unknown option --force/],
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
  writeFileSync(file, readFileSync(file, 'utf8').replace('"$2" = provided.al2023', 'x = y'), { mode: 0o755 });
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
