// Installs what package-lock.json names when it is not there yet, checks the types, and bundles the page into the folder given.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync, copyFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const output = resolve(process.argv[2] ?? join(here, 'dist'));
const lock = join(here, '../../obj/local-chat.lock');
const minimumNode = 20;

const fail = message => {
  console.error(message);
  process.exit(1);
};

const run = (command, args) => {
  // npm is a .cmd on Windows, which only a shell can start.
  const result = spawnSync(command, args, { cwd: here, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status !== 0) fail(`${command} ${args.join(' ')} failed:\n${result.stdout ?? ''}${result.stderr ?? result.error ?? ''}`);
};

if (Number(process.versions.node.split('.')[0]) < minimumNode)
  fail(`Node.js ${process.versions.node} is too old: the local chat page needs ${minimumNode} or newer (https://nodejs.org).`);

// Debug and Release share node_modules: whoever comes second waits. A lock older than five minutes is left from a build that was killed.
mkdirSync(dirname(lock), { recursive: true });
const wait = new Int32Array(new SharedArrayBuffer(4));
for (;;) {
  try {
    mkdirSync(lock);
    break;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
    if (age > 5 * 60_000) rmSync(lock, { recursive: true, force: true });
    else Atomics.wait(wait, 0, 0, 200);
  }
}
process.on('exit', () => rmSync(lock, { recursive: true, force: true }));

const installed = join(here, 'node_modules', '.package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(join(here, 'package-lock.json')).mtimeMs)
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);

run(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', here]);

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const { build } = await import('esbuild');
await build({
  entryPoints: { app: join(here, 'src/main.ts'), style: join(here, 'src/styles/index.css') },
  outdir: output,
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  target: ['es2022'],
  format: 'esm',
  legalComments: 'linked',
  loader: { '.woff2': 'file' },
  assetNames: '[name]',
  logLevel: 'warning',
}).catch(() => process.exit(1));
copyFileSync(join(here, 'src/index.html'), join(output, 'index.html'));
// The bot looks here as it does in Teams.
copyFileSync(join(here, '../../../../manifest/icons/color.svg'), join(output, 'icon.svg'));
writeFileSync(join(output, 'built'), '');
