import type { ExchangeMatch, ExchangeSegment, ExchangeTerm, ExchangeUnit } from '#engine/interchange';
import { type SegmentNames, writeContent } from './write-content.ts';
import { attributes, content, list, spellForbidden, spellId } from './xml-safe.ts';

type Segments = readonly ExchangeSegment[];

/**
 * The candidates of a unit (XLIFF 2.1, Translation Candidates module). Codes are called as in the segment, so that a tool can put them in. A
 * quality is 100 at most, so the same surroundings show in the type.
 */
export function writeMatches(segments: Segments, names: (index: number) => SegmentNames): string[] {
  const written = segments.flatMap(({ id, matches = [] }, index) =>
    matches.map((match) => writeMatch(match, id, names(index))),
  );
  return list('mtc:matches', written);
}

function writeMatch(
  { source, target, score, origin }: ExchangeMatch,
  segment: string,
  names: SegmentNames,
): string {
  const about = {
    ref: `#${spellId(segment)}`,
    matchQuality: `${Math.min(100, score)}`,
    origin: spellForbidden(origin) || undefined,
    type: score > 100 ? 'icm' : 'tm',
  };
  return [
    `<mtc:match${attributes(about)}>`,
    `<source>${writeContent(source, names)}</source>`,
    `<target>${writeContent(target, names)}</target>`,
    '</mtc:match>',
  ].join('');
}

/** The glossary entries of a unit (XLIFF 2.1, Glossary module). */
export function writeTerms(segments: Segments): string[] {
  const written = segments.flatMap(({ id, terms = [] }) => terms.map((term) => writeTerm(term, id)));
  return list('gls:glossary', written);
}

function writeTerm({ source, status, targets, place }: ExchangeTerm, segment: string): string {
  const spot = place && `${place.start}-${place.end}`;
  const translations = targets.map(
    (target) =>
      `<gls:translation${attributes({ 'verso:status': target.status })}>${content(target.text)}</gls:translation>`,
  );
  return [
    `<gls:glossEntry${attributes({ ref: `#${spellId(segment)}`, 'verso:place': spot })}>`,
    `<gls:term${attributes({ 'verso:status': status })}>${content(source)}</gls:term>`,
    ...translations,
    // An entry has a translation or a definition (XLIFF 2.1, Glossary module).
    ...(targets.length === 0 ? [`<gls:definition>${status}</gls:definition>`] : []),
    '</gls:glossEntry>',
  ].join('');
}

/** The notes of a unit, then those of its segments, which say so by an attribute of our own. */
export function writeNotes({ notes, segments }: ExchangeUnit): string[] {
  const all = [
    ...notes.map((note) => ({ note, segment: undefined as string | undefined })),
    ...segments.flatMap(({ id, notes: own = [] }) =>
      own.map((note) => ({ note, segment: spellForbidden(id) })),
    ),
  ];
  const written = all.map(
    ({ note, segment }, index) =>
      `<note${attributes({ id: `n${index + 1}`, 'verso:segment': segment })}>${content(note)}</note>`,
  );
  return list('notes', written);
}
