/** Builds the whole site into dist/. `node build.mjs [--out DIR]` */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Eleventy from '@11ty/eleventy';
import esbuild from 'esbuild';
import { portableKern } from './build/kern.mjs';
import { mainFirst, readInstrument, readInstruments, readKeyReasons } from './build/instruments.mjs';
import { scoringModule } from './build/scoring.mjs';
import { buildWorker } from './build/worker.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
process.chdir(root);
const out = process.argv.includes('--out')
  ? path.resolve(process.argv[process.argv.indexOf('--out') + 1])
  : path.join(root, 'dist');
const assets = path.join(out, 'assets');
const started = Date.now();

/** Chrome 90, Firefox ESR and Safari 14.1 are what administrations still run; syntax is lowered to these. */
const BROWSERS = ['chrome90', 'firefox91', 'safari14.1'];

const SHIPPED = path.join(root, '../functions/instruments/src/main/resources/instruments');

const hash = (content) => createHash('sha256').update(content).digest('hex').slice(0, 10);
const write = (file, content) => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
};

rmSync(out, { recursive: true, force: true });

// Fonts and KERN
const fontFolder = 'node_modules/@fontsource/fira-sans';
for (const file of readdirSync(path.join(fontFolder, 'files'))) {
  if (/fira-sans-latin(-ext)?-(400|600)-normal\.woff2$/.test(file)) {
    cpSync(path.join(fontFolder, 'files', file), path.join(assets, 'fonts', file));
  }
}
const kern = portableKern(readFileSync('node_modules/@kern-ux/native/dist/kern.min.css', 'utf8'));
for (const [name, svg] of kern.icons) write(path.join(assets, 'icons', name), svg);
const kernName = `kern-${hash(kern.css)}.css`;
write(path.join(assets, kernName), kern.css);
cpSync('node_modules/@kern-ux/native/LICENSE.md', path.join(assets, 'licences/kern-ux-EUPL-1.2.txt'));
cpSync(path.join(fontFolder, 'LICENSE'), path.join(assets, 'licences/fira-sans-OFL-1.1.txt'));
cpSync('node_modules/preact/LICENSE', path.join(assets, 'licences/preact-MIT.txt'));
cpSync('node_modules/oauth4webapi/LICENSE.md', path.join(assets, 'licences/oauth4webapi-MIT.txt'));

cpSync('public', assets, { recursive: true });

// Styles and islands
const islands = readdirSync('src/islands').filter((name) => existsSync(`src/islands/${name}/main.tsx`));
const bundled = await esbuild.build({
  entryPoints: {
    site: 'styles/site.css',
    ...Object.fromEntries(islands.map((name) => [name, `src/islands/${name}/main.tsx`])),
  },
  outdir: assets,
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  sourcemap: false,
  legalComments: 'none',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  target: BROWSERS,
  alias: { 'selbstcheck-scoring': scoringModule() },
  external: ['/assets/*'],
  metafile: true,
  logLevel: 'warning',
});
const entries = {};
for (const [file, info] of Object.entries(bundled.metafile.outputs)) {
  if (!info.entryPoint) continue;
  const name = info.entryPoint === 'styles/site.css' ? 'site' : path.basename(path.dirname(info.entryPoint));
  entries[name] = `/assets/${path.basename(file)}`;
  if (info.cssBundle) entries[`${name}.css`] = `/assets/${path.basename(info.cssBundle)}`;
}

const operator = JSON.parse(readFileSync(process.env.SELBSTCHECK_OPERATOR ?? 'operator.json', 'utf8'));

// Instruments, the operator's main one first: the shipped ones; without any, the worked example, so that the site can be built on its own.
let instruments = readInstruments(SHIPPED);
if (instruments.length === 0) {
  console.warn('No shipped instrument found, building with the worked example.');
  instruments = [readInstrument('test/fixtures/instrument.yaml')];
}
instruments = mainFirst(instruments, operator.mainInstrument);
for (const instrument of instruments) {
  write(path.join(out, 'instruments', instrument.id, `${instrument.version}.json`), JSON.stringify(instrument));
  const written = path.join(SHIPPED, instrument.id, String(instrument.version), 'instrument.yaml');
  if (existsSync(written)) {
    // As text, so that a browser shows it; whoever writes an own questionnaire begins with it.
    write(path.join(out, 'instruments', instrument.id, `${instrument.version}.txt`), readFileSync(written));
  }
}
write(
  path.join(out, 'instruments/index.json'),
  JSON.stringify({
    instruments: instruments.map(({ id, version, title, published }) => ({ id, version, title, published })),
  }),
);
const newest = instruments.filter((one, index) => instruments.findIndex((other) => other.id === one.id) === index);

// Pages
const eleventy = new Eleventy('pages', out, {
  quietMode: true,
  configPath: 'eleventy.config.js',
  config(config) {
    config.addGlobalData('site', operator);
    config.addGlobalData('assets', { kern: `/assets/${kernName}`, ...entries });
    config.addGlobalData('instruments', newest);
    config.addGlobalData(
      'keyReasons',
      Object.fromEntries(newest.map((instrument) => [instrument.id, readKeyReasons(SHIPPED, instrument)])),
    );
    config.addGlobalData(
      'instrumentFields',
      newest.flatMap((instrument) => instrument.fields.map((field, index) => ({ instrument, field, index }))),
    );
  },
});
await eleventy.write();

await buildWorker(out, { pagePath: '/check/', metafile: bundled.metafile, target: BROWSERS });

const bytes = Object.values(bundled.metafile.outputs).reduce((sum, one) => sum + one.bytes, 0);
console.log(
  `Built ${path.relative(root, out)}: ${instruments.length} instrument(s), ${islands.length} islands, ` +
    `${Math.round(bytes / 1024)} kB of own code, ${((Date.now() - started) / 1000).toFixed(1)} s`,
);
