import { forbiddenCharacters } from '#engine/docx/xml';
import { codeTypes, type InlineCode } from '#engine/inline';
import { resolveReferences } from '#engine/interchange/markup';
import type { TmxContent } from './tmx-unit.ts';

/** What native code says of a code when Verso wrote it. */
export type OwnCode = Omit<InlineCode, 'id' | 'paired'>;

const prefix = 'verso:';
const characterName = 'character';
const spelled = new RegExp(`^<${prefix}([a-z-]+)((?: [a-z]+="[^"<]*")*)/?>$`);
const forbidden = new RegExp(forbiddenCharacters.source, 'g');

/** Native code that describes a code: `<verso:format hint="bold" deletable="yes">`; see docs/formats/tmx.md. */
export function spellOwnCode(code: OwnCode, isPair: boolean): string {
  const attributes = [
    spellAttribute('hint', code.hint),
    spellAttribute('equivalent', code.equivalent),
    code.deletable ? ' deletable="yes"' : '',
    code.movable ? '' : ' movable="no"',
  ];
  return `<${prefix}${code.type}${attributes.join('')}${isPair ? '' : '/'}>`;
}

export function spellOwnEnd({ type }: OwnCode): string {
  return `</${prefix}${type}>`;
}

/** What `spellOwnCode` wrote, or undefined for the native code of other tools. */
export function readOwnCode(content: readonly TmxContent[]): OwnCode | undefined {
  const [, name, written = ''] = matchOwn(content) ?? [];
  const type = codeTypes.find((known) => known === name);
  if (type === undefined) return undefined;
  const values = readValues(written);
  return {
    type,
    hint: values.get('hint') ?? '',
    equivalent: values.get('equivalent') ?? '',
    deletable: values.get('deletable') === 'yes',
    movable: values.get('movable') !== 'no',
  };
}

/** Native code that stands for a character XML cannot hold. */
export function spellCharacter(character: string): string {
  return `<${prefix}${characterName} hex="${hexOf(character)}"/>`;
}

/** The character `spellCharacter` wrote, or undefined. */
export function readCharacter(content: readonly TmxContent[]): string | undefined {
  const [, name, written = ''] = matchOwn(content) ?? [];
  const hex = name === characterName ? readValues(written).get('hex') : undefined;
  return hex !== undefined && /^[0-9A-F]{4}$/.test(hex)
    ? String.fromCharCode(Number.parseInt(hex, 16))
    : undefined;
}

function matchOwn(content: readonly TmxContent[]): RegExpExecArray | null {
  const [only] = content;
  if (content.length !== 1 || typeof only !== 'string' || !only.startsWith(`<${prefix}`)) return null;
  return spelled.exec(only);
}

function readValues(written: string): Map<string, string> {
  const pairs = written.matchAll(/ ([a-z]+)="([^"<]*)"/g);
  return new Map([...pairs].map(([, name, value]) => [name!, unspell(resolveReferences(value!))]));
}

function spellAttribute(name: string, value: string): string {
  if (value === '') return '';
  const safe = value.replace(/_(?=x[0-9A-F]{4}_)/g, '_x005F_').replace(forbidden, (c) => `_x${hexOf(c)}_`);
  const escaped = safe.replace(/[&<"\r\n\t]/g, (c) => escapes[c]!);
  return ` ${name}="${escaped}"`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

function unspell(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}
