import { type ColumnName, type Field, readColumnName } from './column-names.ts';

/** One column of a table, as its rows are read. */
export type Column =
  | { readonly kind: 'term'; readonly language: string }
  | { readonly kind: 'field'; readonly field: Field; readonly of?: number }
  /** Kept under a key, of the concept or of the terms; `of` is the place of the term column it speaks of. */
  | { readonly kind: 'extra' | 'term extra'; readonly key: string; readonly of?: number }
  | { readonly kind: 'unnamed'; readonly key: string }
  | { readonly kind: 'side'; readonly side: 'from' | 'to' }
  | { readonly kind: 'ignored' };

export interface Languages {
  readonly from?: string;
  readonly to?: string;
}

/** No glossary has more; what a wider one would say is not worth the time it could take. */
export const mostColumns = 1000;

/** Whether a row names columns rather than holding terms. */
export function isHeader(row: readonly string[], { from, to }: Languages): boolean {
  const cells = row.slice(0, mostColumns);
  const names = cells.filter((cell) => cell.trim() !== '').map(readColumnName);
  const languages = names.filter((name) => name.kind === 'term');
  const known = new Set(names.flatMap(labelOf));
  const hasRegion = cells.some((cell) => /[-_]/.test(cell) && readColumnName(cell).kind === 'term');
  if (languages.length > 0 && (known.size > 0 || hasRegion)) return true;
  if (known.size >= 2) return known.has('concept') || known.has('from') || known.has('to');
  if (languages.length < 2) return false;
  // Short words look like tags: “no” and “non” are Norwegian and Old Norse.
  const isShort = cells.every((cell) => cell.trim().length <= 3);
  if (!isShort || (from === undefined && to === undefined)) return true;
  const expected = [from ?? '', to ?? ''].map((tag) => tag.split(/[-_]/, 1)[0]?.toLowerCase());
  return languages.some(({ language }) => expected.includes(language));
}

function labelOf(name: ColumnName): string[] {
  if (name.kind === 'field') return [name.field];
  if (name.kind === 'side') return [name.side];
  if (name.kind === 'of language') return labelOf(name.name);
  return name.kind === 'extra' || name.kind === 'term extra' ? [name.kind] : [];
}

/** The columns that a header names; those beyond `mostColumns` are none. */
export function readHeader(row: readonly string[], { from, to }: Languages): Column[] {
  const cells = row.slice(0, mostColumns);
  const names = cells.map(readColumnName);
  const hasConcept = names.some(
    (name, at) => name.kind === 'field' && name.field === 'concept' && !isId(cells[at]!),
  );
  const isIndonesian = [from, to].some((tag) => /^id(?:$|[-_])/i.test(tag ?? ''));
  const repeated = repeatedNames(cells);
  let term: number | undefined;
  return names.map((name, at): Column => {
    const cell = cells[at]!;
    if (cell.trim() === '') return { kind: 'unnamed', key: `column ${at + 1}` };
    if (isId(cell) && (hasConcept || isIndonesian)) return asTerm('id');
    if (name.kind === 'term') return asTerm(name.language);
    if (name.kind === 'side') return asTerm(name.side === 'from' ? from : to, name.side);
    if (name.kind === 'extra' || name.kind === 'term extra') return name;
    if (name.kind === 'of language') return speaksOf(name.name, termColumn(names, name.language, at));
    const isRepeated = repeated.has(cell.trim().toLowerCase());
    // Where terms have columns of their own, a name that is not known may be a language.
    if (repeated.size > 0 && name.kind === 'unknown' && !isRepeated) term = undefined;
    return speaksOf(name, isRepeated || standsBetween(names, at) ? term : undefined);

    function asTerm(language: string | undefined, side: 'from' | 'to' = 'from'): Column {
      term = at;
      return language === undefined ? { kind: 'side', side } : { kind: 'term', language };
    }
  });
}

const isId = (cell: string) => cell.trim().toLowerCase() === 'id';

/** A name that comes again belongs to the term before it, as MateCat has its notes and examples of use. */
function repeatedNames(cells: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const cell of cells) {
    const name = cell.trim().toLowerCase();
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  return repeated;
}

/** A note between terms belongs to the term before it, even where it is the only one. */
function standsBetween(names: readonly ColumnName[], at: number): boolean {
  const name = names[at]!;
  const isNote = name.kind === 'field' && name.field === 'note';
  return isNote && names[at - 1]?.kind === 'term' && names.slice(at).some(({ kind }) => kind === 'term');
}

/** The column of a language's term that a column at a place speaks of: the nearest before it, else the first. */
function termColumn(names: readonly ColumnName[], language: string, at: number): number | undefined {
  const isTerm = (name: ColumnName) => name.kind === 'term' && name.language === language;
  const before = names.slice(0, at).findLastIndex(isTerm);
  const place = before === -1 ? names.findIndex(isTerm) : before;
  return place === -1 ? undefined : place;
}

function speaksOf(name: ColumnName, of: number | undefined): Column {
  const place = of === undefined ? {} : { of };
  if (name.kind === 'field') {
    const isNote = of !== undefined && (name.field === 'note' || name.field === 'term note');
    const isText = of !== undefined && (name.field === 'definition' || name.field === 'domain');
    if (isText) return { kind: 'term extra', key: name.field, of };
    return { kind: 'field', field: isNote ? 'term note' : name.field, ...place };
  }
  if (name.kind === 'extra' || name.kind === 'term extra')
    return { kind: name.kind, key: name.key, ...place };
  const key = name.kind === 'unknown' ? name.key : '';
  return of === undefined ? { kind: 'extra', key } : { kind: 'term extra', key, of };
}

/** The columns of a table without a header: source, target, comment. */
export function columnsWithoutHeader(width: number, { from, to }: Languages): Column[] {
  const first: Column[] = [
    from === undefined ? { kind: 'side', side: 'from' } : { kind: 'term', language: from },
    to === undefined ? { kind: 'side', side: 'to' } : { kind: 'term', language: to },
    { kind: 'field', field: 'note' },
  ];
  const others = Array.from({ length: Math.max(0, width - 3) }, (_, index): Column => {
    return { kind: 'unnamed', key: `column ${index + 4}` };
  });
  return [...first, ...others].slice(0, Math.min(mostColumns, Math.max(2, width)));
}
