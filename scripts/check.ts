// Everything that must hold, in one list; `npm test`, `npm run check` and .ci/run all run it.
//
//   npm test                    the whole list
//   npm test -- lint types      only these steps
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const steps: Readonly<Record<string, string>> = {
  format: 'biome format .',
  lint: 'biome check --formatter-enabled=false --error-on-warnings .',
  types: 'tsc --noEmit',
  'browser-types': 'tsc --project assets',
  architecture: 'depcruise --config .dependency-cruiser.mjs src',
  tests: 'vitest run --coverage',
};

/** Printed by test/support/closing-line.ts. */
const closingLine = /^(\d+) passed, (\d+) failed, (\d+) skipped$/;
const count = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

/** Runs a command of node_modules/.bin, passes its output on, and gives its exit code. */
function run(command: string): Promise<number> {
  return new Promise((resolve) => {
    const [program, ...args] = command.split(' ');
    const child = spawn(program!, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        const [, passed, failed, skipped] = closingLine.exec(line) ?? [];
        if (passed === undefined) return console.log(line);
        count.passed += Number(passed);
        count.failed += Number(failed);
        count.skipped += Number(skipped);
      });
    }
    child.on('error', (error) => {
      console.log(`${program} could not be started (${error.message}). Start it through npm, after npm ci.`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.log(`No such step: ${unknown.join(', ')}. There are ${Object.keys(steps).join(', ')}.`);
  process.exit(1);
}

for (const [name, command] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name}: ${command}`);
  const start = performance.now();
  const failedBefore = count.failed;
  const code = await run(command);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${name}: ${code === 0 ? 'ok' : 'FAILED'} after ${seconds} s`);
  if (code === 0) continue;
  failures.push(`${name}: ${command}`);
  // A step that fails without a failed test still counts: the closing line must never look clean by mistake.
  if (count.failed === failedBefore) count.failed++;
}

console.log(failures.length === 0 ? '\nAll steps passed.' : `\nFailed steps:\n  ${failures.join('\n  ')}`);
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = failures.length === 0 ? 0 : 1;
