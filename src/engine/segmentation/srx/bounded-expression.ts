import { isDeterministic } from './pattern-cost.ts';
import { PatternFault, patternSource } from './pattern-nodes.ts';
import { readPattern } from './read-pattern.ts';

/**
 * The source of a JavaScript expression (flag `v`) that matches what `pattern` does and costs every place of a text a
 * bounded number of steps, whatever the text. Open repetitions end after `rounds`. Undefined for a pattern that cannot
 * be read, and for one that leaves a matcher several ways to read the same characters, which can take for ever.
 */
export function boundedExpression(pattern: string, rounds: number): string | undefined {
  try {
    const { node } = readPattern(pattern);
    if (!isDeterministic(node)) return undefined;
    const source = patternSource(node, rounds);
    new RegExp(source, 'v');
    return source;
  } catch (fault) {
    if (fault instanceof PatternFault || fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
