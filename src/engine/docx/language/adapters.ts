import type { XmlTree } from '#engine/docx/xml';
import { adaptDrawingParagraphProperties } from './drawing-properties.ts';
import { adaptSectionProperties, turnedParagraph, turnedTable } from './paragraph-properties.ts';
import { spell, wordPrefixes } from './properties.ts';
import type { RunPropertyOptions } from './run-properties.ts';

type Adapt<T> = (raw: string | undefined) => T;

/**
 * The adapting functions for elements of one part, made once for each name and namespace scope an element has. Each
 * remembers its answers: a document has far fewer different properties than paragraphs.
 */
export function rememberedAdapters(tree: XmlTree, options: RunPropertyOptions) {
  const remembered = <T>(adapt: (raw: string | undefined, options: RunPropertyOptions) => T) => {
    const byName = new Map<number, Adapt<T>>();
    return (node: number): Adapt<T> => {
      let known = byName.get(tree.nameIndex[node]!);
      if (!known) {
        const here = { ...options, prefixes: wordPrefixes(tree, node) };
        known = remember((raw) => adapt(raw, here));
        byName.set(tree.nameIndex[node]!, known);
      }
      return known;
    };
  };
  return {
    paragraph: remembered(turnedParagraph),
    table: remembered(turnedTable),
    section: remembered((raw, here) => adaptSectionProperties(raw ?? '', here)),
    drawing: remembered((raw, here) => {
      return adaptDrawingParagraphProperties(raw, here, spell(here.prefixes?.element ?? 'a', 'pPr'));
    }),
  };
}

function remember<T>(adapt: Adapt<T>): Adapt<T> {
  const answers = new Map<string | undefined, T>();
  return (raw) => {
    const known = answers.get(raw);
    if (known !== undefined) return known;
    const answer = adapt(raw);
    answers.set(raw, answer);
    return answer;
  };
}
