import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type RunEvent, runStates, stateAfter, transitions } from '#domain/runs';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'runtime-architecture.md'), 'utf8');

it('docs/runtime-architecture.md draws every transition of a run, and no other', () => {
  const drawn = [...page.matchAll(/^ {2}(\w+) --> (\w+): (\w+)$/gm)].map(([, from, to, event]) => [
    from,
    event,
    to,
  ]);
  const events = Object.keys(transitions) as RunEvent[];
  const possible = runStates.flatMap((state) =>
    events.flatMap((event) => {
      const next = stateAfter(state, event);
      return next === undefined ? [] : [[state, event, next]];
    }),
  );
  expect(drawn.sort()).toEqual(possible.sort());
});
