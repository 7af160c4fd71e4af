import type { CheckExample, CheckSubject } from '#engine/checks';
import { type InlineCode, type InlineText, parseMarkedText } from '#engine/inline';

/** The pair that an example of a check shows, with the codes its marks name. */
export function exampleSubject(example: CheckExample): CheckSubject {
  const [sourceLanguage, targetLanguage] = example.languages;
  const codes = codesIn(`${example.source}${example.target}`, example);
  return {
    id: 'example',
    source: withCodes(example.source, codes),
    target: withCodes(example.target, codes),
    sourceLanguage,
    targetLanguage,
    ...(example.terms && { terms: example.terms }),
    ...example.origin,
  };
}

function withCodes(marked: string, codes: ReadonlyMap<number, InlineCode>): InlineText {
  return parseMarkedText(marked, codes).text;
}

function codesIn(marked: string, { deletable, unmovable }: CheckExample): Map<number, InlineCode> {
  const codes = new Map<number, InlineCode>();
  for (const [, digits, slash] of marked.matchAll(/<(\d+)(\/?)>/g)) {
    const id = Number(digits);
    codes.set(id, {
      id,
      paired: slash === '',
      type: slash === '' ? 'format' : 'image',
      hint: '',
      equivalent: '',
      deletable: deletable?.includes(id) ?? false,
      movable: !(unmovable?.includes(id) ?? false),
    });
  }
  return codes;
}
