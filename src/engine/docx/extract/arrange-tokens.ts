import {
  type FieldToken,
  fieldType,
  isResultText,
  type ObjectToken,
  type Piece,
  type TextToken,
  type Token,
  type Wrapper,
  type WrapperToken,
} from '#engine/docx/story';
import { escapeText } from '#engine/docx/xml';
import type { RunSpelling } from './block.ts';
import type { Disposition } from './coverage.ts';
import type { OpenFields } from './open-fields.ts';
import { dispositionOf } from './text-rules.ts';

/** Tokens once fields, exclusions and patterns are settled: text that is translated, objects, and pairs around them. */
export type Arranged = TextToken | ObjectToken | WrapperToken;

/** What arranging needs to know, and where it reports what it leaves alone. */
export interface Arrangement {
  readonly spelling: RunSpelling;
  /** Fields of the story that began in an earlier paragraph and have not ended. */
  readonly openFields: OpenFields;
  /** Rule by which a text is left as it is, if one does. */
  excludes(token: TextToken): string | undefined;
  /** Text that a pattern turns into a code. */
  readonly patterns: RegExp | undefined;
  report(node: number, disposition: Disposition, rule: string): void;
}

const words = /[\p{L}\p{N}]/u;

export function hasWords(text: string): boolean {
  return words.test(text);
}

/** Raw XML of a run of text. */
export function textRun(text: string, rPr: string, { run, text: tag, preservesSpace }: RunSpelling): string {
  const space = preservesSpace && /^\s|\s$|\s\s/.test(text) ? ' xml:space="preserve"' : '';
  return `<${run}>${rPr}<${tag}${space}>${escapeText(text)}</${tag}></${run}>`;
}

/** Raw XML of a token, to be written back as it was. */
export function tokenPieces(token: Token, spelling: RunSpelling): readonly Piece[] {
  switch (token.kind) {
    case 'text':
      return [textRun(token.text, token.rPr, spelling)];
    case 'open':
      return token.wrapper.open;
    case 'close':
      return token.wrapper.close;
    default:
      return token.pieces;
  }
}

export function objectToken(
  pieces: readonly Piece[],
  type: ObjectToken['type'],
  hint: string,
  equivalent = '',
): ObjectToken {
  return { kind: 'object', pieces, type, hint, equivalent, deletable: false, movable: true };
}

/** The text of a paragraph that is nothing but text of one look, undefined for any other paragraph. */
export function plainParagraph(
  tokens: readonly Token[],
  { openFields, patterns }: Pick<Arrangement, 'openFields' | 'patterns'>,
): string | undefined {
  const [first] = tokens;
  if (!openFields.isEmpty || first?.kind !== 'text' || first.format.hidden) return undefined;
  let text = '';
  for (const token of tokens) {
    if (token.kind !== 'text' || token.format !== first.format) return undefined;
    text += token.text;
  }
  if (!patterns) return text;
  patterns.lastIndex = 0;
  return text.search(patterns) === -1 ? text : undefined;
}

/**
 * Settles excluded text, fields, empty wrappers and patterns, in that order. Linear in the number of tokens.
 * Returns text only where a translation goes; everything else is an object or a pair around text.
 */
export function arrangeTokens(tokens: readonly Token[], arrangement: Arrangement): Arranged[] {
  const settled = settleFields(excludeTexts(tokens, arrangement), arrangement);
  const collapsed = collapseWrappers(settled, arrangement);
  return arrangement.patterns
    ? applyPatterns(collapsed, arrangement.patterns, arrangement.spelling)
    : collapsed;
}

function excludeTexts(
  tokens: readonly Token[],
  { excludes, report, spelling }: Arrangement,
): readonly Token[] {
  if (!tokens.some((token) => token.kind === 'text' && excludes(token) !== undefined)) return tokens;
  return tokens.map((token) => {
    const rule = token.kind === 'text' ? excludes(token) : undefined;
    if (token.kind !== 'text' || rule === undefined) return token;
    report(token.node, 'skipped', rule);
    return objectToken(
      tokenPieces(token, spelling),
      'pattern',
      rule,
      rule === 'hiddenText' ? '' : token.text,
    );
  });
}

function settleFields(tokens: readonly Token[], arrangement: Arrangement): Arranged[] {
  const { openFields, report, spelling } = arrangement;
  if (openFields.isEmpty && !tokens.some(({ kind }) => kind === 'field-mark' || kind === 'instruction')) {
    return tokens as Arranged[];
  }
  const containers = containersOf(tokens);
  const position = new Map<string, number>();
  tokens.forEach((token, i) => {
    if (token.kind === 'field-mark' && token.field) position.set(`${token.field.begin} ${token.role}`, i);
  });
  const gather = (from: number, to: number): Piece[] =>
    tokens.slice(from, to + 1).flatMap((t) => tokenPieces(t, spelling));
  const protect = (from: number, to: number, rule: string): string => {
    let text = '';
    for (let i = from; i <= to; i++) {
      const token = tokens[i]!;
      if (token.kind === 'text') {
        report(token.node, 'protected', rule);
        text += token.text;
      } else if (token.kind === 'object') text += token.equivalent;
    }
    return text;
  };

  const arranged: Arranged[] = [];
  const closers = new Map<number, Wrapper>();
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'text') {
      const rule = openFields.rule;
      if (rule) {
        report(token.node, 'protected', rule);
        arranged.push(
          objectToken(
            tokenPieces(token, spelling),
            'field',
            'field',
            rule === 'field-result' ? token.text : '',
          ),
        );
      } else arranged.push(token);
      continue;
    }
    if (token.kind === 'object' || token.kind === 'open' || token.kind === 'close') {
      arranged.push(token);
      continue;
    }
    const { field, role } = token as FieldToken;
    const closing = closers.get(i);
    if (closing) {
      arranged.push({ kind: 'close', wrapper: closing });
      continue;
    }
    if (field && role === 'begin') {
      const end = position.get(`${field.begin} end`);
      const separate = field.separate === -1 ? end : position.get(`${field.begin} separate`);
      const whole =
        end !== undefined &&
        separate !== undefined &&
        containers[i] === containers[end] &&
        containers[i] === containers[separate];
      const isText = field.separate !== -1 && isResultText(field.instruction, field.hasLetters);
      const name = fieldType(field.instruction);
      if (whole && !isText) {
        protect(i, separate, 'field-code');
        const result = protect(separate + 1, end, 'field-result');
        arranged.push(objectToken(gather(i, end), 'field', name ? `field ${name}` : 'field', result));
        i = end;
        continue;
      }
      if (whole) {
        protect(i, separate, 'field-code');
        const wrapper: Wrapper = {
          type: name === 'HYPERLINK' ? 'hyperlink' : 'field',
          hint: name ? `field ${name}` : 'field',
          open: gather(i, separate),
          close: gather(end, end),
        };
        closers.set(end, wrapper);
        arranged.push({ kind: 'open', wrapper });
        i = separate;
        continue;
      }
    }
    if (field && role) openFields.pass(field, role);
    arranged.push({
      ...objectToken((token as FieldToken).pieces, 'field', 'part of a field'),
      movable: false,
    });
  }
  return arranged;
}

/** For each token the wrapper it stands in, as a number; two tokens with the same number are siblings. */
export function containersOf(tokens: readonly { readonly kind: string }[]): Int32Array {
  const containers = new Int32Array(tokens.length);
  const stack = [0];
  let next = 1;
  for (let i = 0; i < tokens.length; i++) {
    const { kind } = tokens[i]!;
    if (kind === 'close') stack.pop();
    containers[i] = stack.at(-1)!;
    if (kind === 'open') stack.push(next++);
  }
  return containers;
}

/** A wrapper around nothing translatable becomes one object, and so does one whose content is protected. */
function collapseWrappers(tokens: readonly Arranged[], { report, spelling }: Arrangement): Arranged[] {
  if (!tokens.some(({ kind }) => kind === 'open')) return tokens as Arranged[];
  const out: Arranged[] = [];
  const opens: { at: number; hasText: boolean }[] = [];
  for (const token of tokens) {
    if (token.kind === 'open') opens.push({ at: out.length, hasText: false });
    if (token.kind === 'text' && opens.length > 0) opens.at(-1)!.hasText ||= hasWords(token.text);
    out.push(token);
    if (token.kind !== 'close') continue;
    const { at, hasText } = opens.pop()!;
    const { protectedBy, type, hint } = token.wrapper;
    if (hasText && !protectedBy) {
      const outer = opens.at(-1);
      if (outer) outer.hasText = true;
      continue;
    }
    const inner = out.splice(at);
    for (const t of inner)
      if (t.kind === 'text')
        report(t.node, dispositionOf(protectedBy ?? 'no-words'), protectedBy ?? 'no-words');
    const equivalent = inner
      .map((t) => (t.kind === 'text' ? t.text : t.kind === 'object' ? t.equivalent : ''))
      .join('');
    out.push(
      objectToken(
        inner.flatMap((t) => tokenPieces(t, spelling)),
        type,
        hint,
        equivalent,
      ),
    );
  }
  return out;
}

function applyPatterns(tokens: readonly Arranged[], pattern: RegExp, spelling: RunSpelling): Arranged[] {
  const out: Arranged[] = [];
  for (let i = 0; i < tokens.length; ) {
    if (tokens[i]!.kind !== 'text') {
      out.push(tokens[i++]!);
      continue;
    }
    const stretch: TextToken[] = [];
    while (i < tokens.length && tokens[i]!.kind === 'text') stretch.push(tokens[i++] as TextToken);
    for (const token of splitByPattern(stretch, pattern, spelling)) out.push(token);
  }
  return out;
}

function splitByPattern(stretch: readonly TextToken[], pattern: RegExp, spelling: RunSpelling): Arranged[] {
  const text = stretch.map((token) => token.text).join('');
  const out: Arranged[] = [];
  const cutUpTo = cutter(stretch);
  let isCut = false;
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '') continue;
    isCut = true;
    for (const token of cutUpTo(match.index)) out.push(token);
    const pieces = cutUpTo(match.index + match[0].length).flatMap((token) => tokenPieces(token, spelling));
    out.push(objectToken(pieces, 'pattern', match[0], match[0]));
  }
  if (!isCut) return stretch as TextToken[];
  for (const token of cutUpTo(text.length)) out.push(token);
  return out;
}

/** Cuts a stretch from front to back: each call gives the texts up to an offset of the joined text. */
function cutter(stretch: readonly TextToken[]): (to: number) => TextToken[] {
  let index = 0;
  let start = 0;
  let at = 0;
  return (to) => {
    const parts: TextToken[] = [];
    while (at < to) {
      const token = stretch[index]!;
      const text = token.text.slice(at - start, to - start);
      parts.push(text === token.text ? token : { ...token, text });
      at += text.length;
      if (at < start + token.text.length) break;
      start += token.text.length;
      index++;
    }
    return parts;
  };
}
