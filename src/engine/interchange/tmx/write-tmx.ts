import { headerFields } from './header-frame.ts';
import type { TmxHeader, TmxNote, TmxProp, TmxUnit, TmxVariant } from './tmx-unit.ts';
import { writeSegment } from './write-segment.ts';
import { XmlWriter } from './xml-writer.ts';

/** What is written for attributes that TMX asks for where a header does not say them. */
const defaults: Readonly<Record<keyof typeof headerFields, string>> = {
  creationtool: 'unknown',
  creationtoolversion: 'unknown',
  segtype: 'sentence',
  'o-tmf': 'unknown',
  adminlang: 'en',
  srclang: '*all*',
  datatype: 'unknown',
};

/**
 * Writes TMX 1.4b, level 2, in UTF-8, a unit at a time; the same content gives the same text. `readTmx` gives back the
 * same header and units, with these exceptions: characters that XML cannot hold become U+FFFD outside of segments, what
 * the header must say and does not is filled in, and what has a name XML does not allow is left out.
 *
 * Throws a RangeError for a unit without variants or a variant without language, which TMX has no way to write.
 */
export function* writeTmx(header: TmxHeader, units: Iterable<TmxUnit>): Generator<string> {
  const writer = createTmxWriter(header);
  yield writer.head;
  for (const unit of units) yield writer.unit(unit);
  yield writer.tail;
}

/** The pieces of a TMX file, for units that come asynchronously: `head`, each `unit`, `tail`. */
export interface TmxWriter {
  readonly head: string;
  unit(unit: TmxUnit): string;
  readonly tail: string;
}

/** The writer behind `writeTmx`. */
export function createTmxWriter(header: TmxHeader): TmxWriter {
  const writer = new XmlWriter(header.namespaces);
  return {
    head: writeHead(writer, header),
    unit: (unit) => writeUnit(writer, unit),
    tail: '</body>\n</tmx>\n',
  };
}

function writeHead(writer: XmlWriter, header: TmxHeader): string {
  const fields = Object.entries(headerFields).map(([name, field]) => [
    name,
    header[field] || defaults[name as keyof typeof headerFields],
  ]);
  const attributes = writer.attributes(Object.fromEntries(fields)) + writer.sorted(header.attributes);
  const inside =
    writeAbout(writer, header) + header.others.map((other) => `${writer.content([other])}\n`).join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<tmx version="1.4"${writeNamespaces(writer, header)}>\n`,
    inside === '' ? `<header${attributes}/>\n` : `<header${attributes}>\n${inside}</header>\n`,
    '<body>\n',
  ].join('');
}

/** Declarations of prefixes; the elements of TMX are in no namespace. */
function writeNamespaces(writer: XmlWriter, { namespaces }: TmxHeader): string {
  const names = Object.keys(namespaces).filter((name) => /^xmlns:[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name));
  return names
    .sort()
    .map((name) => ` ${name}="${writer.text(namespaces[name]!).replaceAll('"', '&quot;')}"`)
    .join('');
}

function writeUnit(writer: XmlWriter, unit: TmxUnit): string {
  if (unit.variants.length === 0) throw new RangeError(`unit ${unit.id ?? ''} has no variants`);
  const attributes = writer.attributes({ tuid: unit.id }) + writer.sorted(unit.attributes);
  const variants = unit.variants.map((variant) => writeVariant(writer, variant)).join('');
  return `<tu${attributes}>\n${writeAbout(writer, unit)}${variants}</tu>\n`;
}

function writeVariant(writer: XmlWriter, variant: TmxVariant): string {
  if (variant.language === '') throw new RangeError('a variant has no language');
  const attributes = writer.attributes({ 'xml:lang': variant.language }) + writer.sorted(variant.attributes);
  const about = writeAbout(writer, variant);
  return `<tuv${attributes}>${about && `\n${about}`}<seg>${writeSegment(writer, variant)}</seg></tuv>\n`;
}

function writeAbout(
  writer: XmlWriter,
  { notes, props }: { readonly notes: readonly TmxNote[]; readonly props: readonly TmxProp[] },
): string {
  let written = '';
  for (const { text, attributes } of notes) {
    written += `<note${writer.sorted(attributes)}>${writer.text(text)}</note>\n`;
  }
  for (const { type, text, attributes } of props) {
    written += `<prop${writer.attributes({ type })}${writer.sorted(attributes)}>${writer.text(text)}</prop>\n`;
  }
  return written;
}
