import type { ExchangeDocument, ExchangeSegment, ExchangeTerm, ExchangeUnit } from '#engine/interchange';
import { attributes, content, list, ownNamespace, spellForbidden, spellId } from '#engine/interchange/xliff';
import { copiedState, targetAttributes } from './states.ts';
import { writeContent } from './write-content.ts';

export interface Xliff12Options {
  /**
   * Whether targets that are not there yet are written as copies of their sources, marked `needs-translation`; default
   * true. OmegaT shows nothing but targets, and other tools take the mark for what it says.
   */
  readonly copySource?: boolean;
}

/**
 * Writes an XLIFF 1.2 file: one `<file>`, a `<group>` for each block, a `<trans-unit>` for each sentence, matches as
 * `<alt-trans>`. What XLIFF has no place for goes to attributes of a namespace of our own, never to text that a tool
 * could take for translatable. `readXliff12` gives the same document back, with one exception: an empty target in state
 * initial reads as none. The ids of units and segments must not be empty.
 */
export function writeXliff12(document: ExchangeDocument, { copySource = true }: Xliff12Options = {}): string {
  const about = {
    original: spellForbidden(document.original),
    'source-language': document.sourceLanguage,
    'target-language': document.targetLanguage || undefined,
    datatype: 'x-docx',
    'tool-id': 'verso',
  };
  const options = spellForbidden(JSON.stringify(document.contentOptions));
  const ids = new Set<string>();
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff${attributes({ version: '1.2', xmlns: 'urn:oasis:names:tc:xliff:document:1.2', 'xmlns:verso': ownNamespace })}>`,
    `<file${attributes(about)}>`,
    '<header>',
    '<tool tool-id="verso" tool-name="Verso"/>',
    `<verso:document${attributes({ sha256: document.sourceHash, options })}/>`,
    '</header>',
    '<body>',
    ...document.units.flatMap((unit) => writeUnit(unit, ids, copySource)),
    '</body>',
    '</file>',
    '</xliff>',
  ];
  return `${lines.join('\n')}\n`;
}

function writeUnit(unit: ExchangeUnit, ids: Set<string>, copySource: boolean): string[] {
  const { part, place, kind, context } = unit;
  return [
    `<group${attributes({ id: spellForbidden(unit.id) })}>`,
    ...writeContext('verso:unit', { part, place, kind }),
    ...writeContext('verso:context', context),
    ...unit.notes.map((note) => `<note>${content(note)}</note>`),
    ...unit.segments.flatMap((segment) =>
      writeTransUnit(segment, unit, nameSegment(segment, ids), copySource),
    ),
    '</group>',
  ];
}

function writeContext(name: string, values: Readonly<Record<string, string>>): string[] {
  const lines = Object.entries(values).map(
    ([key, value]) =>
      `<context${attributes({ 'context-type': `x-${spellId(key)}` })}>${content(value)}</context>`,
  );
  return list('context-group', lines, attributes({ name, purpose: 'information' }));
}

/** Ids of trans-units are those of the segments, which are unique in their unit only. */
function nameSegment({ id }: ExchangeSegment, taken: Set<string>): Record<string, string | undefined> {
  const own = spellForbidden(id);
  let name = own;
  for (let number = taken.size; taken.has(name); number++) name = `${own}~${number}`;
  taken.add(name);
  return { id: name, 'verso:id': name === own ? undefined : own };
}

function writeTransUnit(
  segment: ExchangeSegment,
  unit: ExchangeUnit,
  names: Readonly<Record<string, string | undefined>>,
  copySource: boolean,
): string[] {
  const { source, target, state, subState, notes = [], terms = [] } = segment;
  const isFinal = target !== undefined && state === 'final';
  const keepsState = state !== undefined && (target === undefined || subState !== undefined);
  const about = {
    ...names,
    approved: isFinal ? 'yes' : undefined,
    'xml:space': 'preserve',
    'verso:state': keepsState ? state : undefined,
    'verso:sub-state': subState === undefined ? undefined : spellForbidden(subState),
  };
  const translation = target ?? (copySource ? source : undefined);
  const states = target === undefined ? { state: copiedState } : targetAttributes(segment);
  return [
    `<trans-unit${attributes(about)}>`,
    `<source>${writeContent(source)}</source>`,
    ...(translation ? [`<target${attributes(states)}>${writeContent(translation)}</target>`] : []),
    ...notes.map((note) => `<note>${content(note)}</note>`),
    ...shownNotes(unit, terms),
    ...writeMatches(segment),
    ...list('verso:terms', terms.map(writeTerm)),
    '</trans-unit>',
  ];
}

/** What tools show of a sentence only where it is a note: the notes of its block and its terms. */
function shownNotes(unit: ExchangeUnit, terms: readonly ExchangeTerm[]): string[] {
  const termNotes = terms.map(({ source, status, targets }) => {
    const translations = targets.map(({ text, status: of }) => `${text} (${of})`).join(', ');
    return `${source}: ${translations || status}`;
  });
  return [
    ...unit.notes.map((note) => `<note from="verso:unit">${content(note)}</note>`),
    ...termNotes.map((note) => `<note from="verso:terms">${content(note)}</note>`),
  ];
}

function writeMatches({ matches = [] }: ExchangeSegment): string[] {
  return matches.flatMap(({ source, target, score, origin }) => {
    const about = {
      'match-quality': `${Math.min(100, score)}`,
      origin: spellForbidden(origin) || undefined,
      'verso:score': score > 100 ? `${score}` : undefined,
    };
    return [
      `<alt-trans${attributes(about)}>`,
      `<source>${writeContent(source)}</source>`,
      `<target>${writeContent(target)}</target>`,
      '</alt-trans>',
    ];
  });
}

function writeTerm({ source, status, targets, place }: ExchangeTerm): string {
  const spot = place && `${place.start}-${place.end}`;
  const translations = targets.map(
    ({ text, status: of }) => `<verso:target${attributes({ text: spellForbidden(text), status: of })}/>`,
  );
  const about = { source: spellForbidden(source), status, place: spot };
  return `<verso:term${attributes(about)}>${translations.join('')}</verso:term>`;
}
