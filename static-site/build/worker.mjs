/** Builds src/worker into sw.js, with the list of the files that its page needs and what is in each. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';

export async function buildWorker(out, { pagePath, metafile, target }) {
  const files = filesOf(out, pagePath, metafile).map((file) => [file, integrity(read(out, file))]);
  // Of its own code too: two programs never share a cache.
  const code = readdirSync('src/worker').map((name) => readFileSync(`src/worker/${name}`, 'utf8'));
  const version = createHash('sha256')
    .update(JSON.stringify([files, code]))
    .digest('hex')
    .slice(0, 10);
  const built = await esbuild.build({
    entryPoints: ['src/worker/main.ts'],
    bundle: true,
    format: 'iife',
    minify: true,
    target,
    legalComments: 'none',
    tsconfig: 'src/worker/tsconfig.json',
    define: { FILES: JSON.stringify(files), VERSION: JSON.stringify(version) },
    write: false,
    logLevel: 'warning',
  });
  writeFileSync(path.join(out, 'sw.js'), built.outputFiles[0].contents);
}

/** The page, and all that it names: scripts with what they import, styles with their fonts and icons. */
export function filesOf(out, pagePath, metafile) {
  const imports = new Map(
    Object.entries(metafile.outputs).map(([file, info]) => [
      `/assets/${path.basename(file)}`,
      info.imports.filter((one) => !one.external).map((one) => `/assets/${path.basename(one.path)}`),
    ]),
  );
  const found = new Set();
  const follow = (file) => {
    if (found.has(file)) return;
    found.add(file);
    if (file.endsWith('.js')) (imports.get(file) ?? []).forEach(follow);
    if (file.endsWith('.css')) {
      const beside = (name) => new URL(name, `file://${file}`).pathname;
      named(read(out, file), /url\(["']?([^"')]+)["']?\)/g)
        .map(beside)
        .forEach(follow);
    }
  };
  named(read(out, pagePath), /(?:href|src)="(\/assets\/[^"]+)"/g).forEach(follow);
  return [pagePath, ...[...found].sort()];
}

const named = (content, pattern) => [...content.toString('utf8').matchAll(pattern)].map((match) => match[1]);

const read = (out, file) => readFileSync(path.join(out, file.endsWith('/') ? `${file}index.html` : file));

const integrity = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`;
