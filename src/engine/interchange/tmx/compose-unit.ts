import type { InlineText } from '#engine/inline';
import type { MemoryUnit } from '#engine/matching';
import { writeContext } from './convert-context.ts';
import { writeTmxDate } from './convert-date.ts';
import type { TmxHeader, TmxUnit, TmxVariant } from './tmx-unit.ts';

/** A pair to be written: a unit of a memory, or a segment with its translation. */
export type ComposedPair = Pick<
  MemoryUnit,
  'id' | 'source' | 'target' | 'previous' | 'next' | 'changedAt' | 'changedBy' | 'properties' | 'notes'
>;

/** BCP 47 tags of the two texts. */
export interface ComposedLanguages {
  readonly source: string;
  readonly target: string;
}

/**
 * The TMX unit of a pair: its id as `tuid`, its neighbours as `x-context-pre` and `x-context-post`, date and author as
 * `changedate` and `changeid` of the unit, its properties and notes as props and notes of it. `pairUnit` gives the same pair
 * back, dates in UTC and whole seconds.
 */
export function composeUnit(pair: ComposedPair, languages: ComposedLanguages): TmxUnit {
  const changedate = pair.changedAt === undefined ? undefined : writeTmxDate(pair.changedAt);
  return {
    id: pair.id,
    attributes: {
      ...(changedate !== undefined && { changedate }),
      ...(pair.changedBy !== undefined && { changeid: pair.changedBy }),
    },
    props: [
      ...writeContext(pair),
      ...(pair.properties ?? []).map(({ type, value }) => ({ type, text: value, attributes: {} })),
    ],
    notes: (pair.notes ?? []).map((text) => ({ text, attributes: {} })),
    variants: [variantOf(languages.source, pair.source), variantOf(languages.target, pair.target)],
  };
}

function variantOf(language: string, text: InlineText): TmxVariant {
  return { language, text, codes: new Map(), attributes: {}, props: [], notes: [] };
}

/** A header that says what TMX asks for; `sourceLanguage` is a BCP 47 tag or `*all*`. */
export function composeHeader(
  about: Pick<TmxHeader, 'sourceLanguage' | 'tool' | 'toolVersion'> & Partial<TmxHeader>,
): TmxHeader {
  return {
    version: '1.4',
    segmentType: 'sentence',
    dataType: 'docx',
    adminLanguage: 'en',
    originalFormat: about.tool,
    attributes: {},
    props: [],
    notes: [],
    others: [],
    namespaces: {},
    ...about,
  };
}
