import { languageHeader, languageTag } from './language-header.ts';

/** What a column says of the concept, or of the terms of its row. */
export type Field =
  | 'concept'
  | 'domain'
  | 'definition'
  | 'note'
  | 'status'
  | 'case'
  | 'form'
  | 'part of speech'
  | 'term note'
  | 'forbidden'
  | 'translatable'
  | 'do not translate';

/** What a column's name means. */
export type ColumnName =
  | { readonly kind: 'term'; readonly language: string }
  /** A term of the language that the reader is told, such as `source`. */
  | { readonly kind: 'side'; readonly side: 'from' | 'to' }
  | { readonly kind: 'field'; readonly field: Field }
  /** Says something of the terms of one language: `Status [de]`. */
  | { readonly kind: 'of language'; readonly name: ColumnName; readonly language: string }
  | { readonly kind: 'extra' | 'term extra'; readonly key: string }
  | { readonly kind: 'unknown'; readonly key: string };

const spellings: Readonly<Record<Field, string>> = {
  concept: 'concept conceptid entry entryid termid id',
  domain: 'domain subject subjectfield category topic field conceptsubject conceptdomain',
  definition: 'definition description conceptdefinition conceptdescription',
  note: 'note notes comment comments remark remarks conceptnote',
  status: 'status termstatus usage',
  case: 'case casesensitive casesensitivity',
  form: 'form exact exactform exactmatch',
  'part of speech': 'partofspeech pos wordclass',
  'term note': 'termnote',
  forbidden: 'forbidden blacklisted',
  translatable: 'translatable concepttranslatable',
  'do not translate': 'donottranslate dnt',
};

const fields = new Map(
  Object.entries(spellings).flatMap(([field, words]) =>
    words.split(' ').map((word): [string, Field] => [word, field as Field]),
  ),
);

const sides = new Map<string, 'from' | 'to'>([
  ['source', 'from'],
  ['term', 'from'],
  ['sourceterm', 'from'],
  ['target', 'to'],
  ['translation', 'to'],
  ['targetterm', 'to'],
]);

/** What a column's name means; case, blanks, hyphens and underscores do not count. */
export function readColumnName(cell: string): ColumnName {
  if (cell.startsWith('concept.')) return { kind: 'extra', key: cell.slice('concept.'.length) };
  if (cell.startsWith('term.')) return { kind: 'term extra', key: cell.slice('term.'.length) };
  const exact = /^term \[(.*)\]$/s.exec(cell);
  if (exact) return { kind: 'term', language: exact[1]! };
  const name = cell.trim();
  const squeezed = squeeze(name);
  const field = fields.get(squeezed);
  if (field) return { kind: 'field', field };
  const side = sides.get(squeezed);
  if (side) return { kind: 'side', side };
  const language = languageHeader(name);
  if (language !== undefined) return { kind: 'term', language };
  return withLanguage(name) ?? { kind: 'unknown', key: name };
}

const squeeze = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '');

/** `Term [en]`, `Status [de]`, `German (de-AT)`. */
function withLanguage(name: string): ColumnName | undefined {
  const match = /^([^[\](){}]*)[[(]([A-Za-z0-9_-]+)[\])]$/.exec(name);
  const language = match ? languageTag(match[2]!) : undefined;
  if (!match || language === undefined) return undefined;
  const before = match[1]!.trim();
  const inner = before === '' ? ({ kind: 'side', side: 'from' } as const) : readColumnName(before);
  if (inner.kind === 'side' || inner.kind === 'term') return { kind: 'term', language };
  return { kind: 'of language', name: inner, language };
}
