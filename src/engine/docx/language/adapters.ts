import type { XmlTree } from '#engine/docx/xml';
import { adaptDrawingParagraphProperties } from './drawing-properties.ts';
import {
  adaptParagraphProperties,
  adaptSectionProperties,
  adaptTableProperties,
} from './paragraph-properties.ts';
import { spell, wordPrefixes } from './properties.ts';
import type { RunPropertyOptions } from './run-properties.ts';

type Adapt = (raw: string | undefined) => string;

/**
 * The adapting functions for elements of one part, made once for each name and namespace scope an element has. Each
 * remembers its answers: a document has far fewer different properties than paragraphs.
 */
export function rememberedAdapters(tree: XmlTree, options: RunPropertyOptions) {
  const remembered = (adapt: (raw: string | undefined, options: RunPropertyOptions) => string) => {
    const byName = new Map<number, Adapt>();
    return (node: number): Adapt => {
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
    paragraph: remembered(adaptParagraphProperties),
    table: remembered(adaptTableProperties),
    section: remembered((raw, here) => adaptSectionProperties(raw ?? '', here)),
    drawing: remembered((raw, here) => {
      return adaptDrawingParagraphProperties(raw, here, spell(here.prefixes?.element ?? 'a', 'pPr'));
    }),
  };
}

function remember(adapt: Adapt): Adapt {
  const answers = new Map<string | undefined, string>();
  return (raw) => {
    let answer = answers.get(raw);
    if (answer === undefined) {
      answer = adapt(raw);
      answers.set(raw, answer);
    }
    return answer;
  };
}
