import type { ExchangeDocument, ExchangeSegment, ExchangeUnit } from '#engine/interchange';
import { prefix } from './code-attributes.ts';
import { type SegmentNames, writeContent } from './write-content.ts';
import { writeMatches, writeNotes, writeTerms } from './write-modules.ts';
import { ownNamespace } from './xliff-names.ts';
import { attributes, content, contentWithCodePoints, list, spellForbidden, spellId } from './xml-safe.ts';

/** Namespaces of the core and of the modules used; 2.1 kept those of 2.0. */
const namespaces = {
  xmlns: 'urn:oasis:names:tc:xliff:document:2.0',
  'xmlns:mda': 'urn:oasis:names:tc:xliff:metadata:2.0',
  'xmlns:mtc': 'urn:oasis:names:tc:xliff:matches:2.0',
  'xmlns:gls': 'urn:oasis:names:tc:xliff:glossary:2.0',
  'xmlns:verso': ownNamespace,
};

/**
 * Writes an XLIFF 2.1 file: one `<file>`, a `<unit>` for each block, a `<segment>` for each sentence; matches as
 * candidates, terms as glossary entries; what XLIFF has no place for goes to the metadata module. `readXliff` gives the
 * same document back, with one exception: an empty target in state initial reads as none. The ids of units and segments
 * must not be empty.
 */
export function writeXliff(document: ExchangeDocument): string {
  const { sourceLanguage: srcLang, targetLanguage, original } = document;
  const options = JSON.stringify(document.contentOptions);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff${attributes({ ...namespaces, version: '2.1', srcLang, trgLang: targetLanguage || undefined })}>`,
    `<file${attributes({ id: 'f1', original: spellForbidden(original), canResegment: 'no', 'xml:space': 'preserve' })}>`,
    ...metadata({ document: { sha256: document.sourceHash, options } }),
    ...document.units.flatMap(writeUnit),
    ...(document.units.length === 0 ? ['<group id="empty"/>'] : []),
    '</file>',
    '</xliff>',
  ];
  return `${lines.join('\n')}\n`;
}

function writeUnit(unit: ExchangeUnit): string[] {
  const { part, place, kind, context } = unit;
  const data = collectHints(unit);
  const segments = unit.segments.map((segment) => spellId(segment.id)).join(' ');
  return [
    `<unit${attributes({ id: spellId(unit.id) })}>`,
    ...metadata({ unit: { part, place, kind, segments }, context }),
    ...writeMatches(unit.segments, names),
    ...writeTerms(unit.segments),
    ...writeNotes(unit),
    ...list(
      'originalData',
      [...data].map(([hint, id]) => `<data id="${id}">${contentWithCodePoints(hint)}</data>`),
    ),
    ...unit.segments.map((segment, index) => writeSegment(segment, names(index, data))),
    // A unit holds at least one segment (XLIFF 2.1, 4.2.2.5).
    ...(unit.segments.length === 0 ? ['<segment><source></source></segment>'] : []),
    '</unit>',
  ];
}

function names(index: number, data?: ReadonlyMap<string, string>): SegmentNames {
  return { xliffId: (id) => `c${index + 1}-${id}`, dataRef: (hint) => data?.get(hint) };
}

function writeSegment({ id, source, target, state, subState }: ExchangeSegment, codes: SegmentNames): string {
  const states = { state, subState: subState && spellForbidden(subState) };
  return [
    `<segment${attributes({ id: spellId(id), ...states })}>`,
    `<source>${writeContent(source, codes)}</source>`,
    target ? `<target>${writeContent(target, codes)}</target>` : '',
    '</segment>',
  ].join('');
}

/** The hints of a unit's codes, as original data that people read; the same hint is written once. */
function collectHints(unit: ExchangeUnit): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { source, target } of unit.segments) {
    for (const { hint } of [...source.codes.values(), ...(target?.codes.values() ?? [])]) {
      if (hint !== '' && !ids.has(hint)) ids.set(hint, `d${ids.size + 1}`);
    }
  }
  return ids;
}

/** The metadata module: one group a category, one entry a value; groups without entries go. */
function metadata(groups: Readonly<Record<string, Readonly<Record<string, string>>>>): string[] {
  const written = Object.entries(groups).flatMap(([category, values]) =>
    list(
      'mda:metaGroup',
      Object.entries(values).map(
        ([type, value]) =>
          `<mda:meta${attributes({ type: spellForbidden(type) })}>${content(value)}</mda:meta>`,
      ),
      attributes({ category: `${prefix}:${category}` }),
    ),
  );
  return list('mda:metadata', written);
}
