import { isEnded, runStates, transitions } from '#domain/runs';
import { currentText, type Page } from './page.ts';

const path = 'docs/runtime-architecture.md';
const [begin, end] = ['<!-- states: written by scripts/write-docs.ts -->', '<!-- end of states -->'];

/** The page with the diagram of a run's states, which stands between two marks; the rest is written by hand. */
export function runStatesPage(): Page {
  const page = currentText(path) ?? '';
  const [head, rest] = page.split(begin);
  const tail = rest?.split(end)[1];
  if (tail === undefined) throw new Error(`${path} lacks the marks of its diagram of states.`);
  const lines = Object.entries(transitions).flatMap(([event, { from, to }]) =>
    from.map((state) => `  ${state} --> ${to}: ${event}`),
  );
  const ends = runStates.filter(isEnded).map((state) => `  ${state} --> [*]`);
  const diagram = ['```mermaid', 'stateDiagram-v2', '  [*] --> waiting', ...lines, ...ends, '```'].join('\n');
  return { path, text: `${head}${begin}\n\n${diagram}\n\n${end}${tail}` };
}
