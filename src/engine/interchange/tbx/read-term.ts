import { readStatus, type Term, type TermStatus } from '#engine/glossary';
import { Extra, groupKey } from './extra-keys.ts';
import { tbxFinding } from './findings.ts';
import { keepElement } from './keep-element.ts';
import { categoryOf } from './known-category.ts';
import { childElements, contentOf, hasElements, type TbxElement, textOf } from './tbx-element.ts';
import type { TbxReader } from './tbx-reader.ts';

/** The term of a termSec (tig, ntig), none where there is no text. */
export function readTerm(reader: TbxReader, section: TbxElement, language: string, isKept: boolean): Term[] {
  const { tree, findings, placeOf } = reader;
  const place = placeOf(tree.start[section.node]!);
  const children = childElements(tree, section);
  const term = children.find(({ name }) => name === 'term');
  const text = term ? textOf(tree, term) : '';
  if (!term || text === '') {
    findings.push(tbxFinding('tbx-no-term', { place }));
    return [];
  }
  const extra = new Extra();
  for (const [name, value] of section.attributes) extra.set(`@${name}`, value);
  for (const [name, value] of term.attributes) extra.set(`term@${name}`, value);
  if (hasElements(tree, term)) extra.set('<term>', contentOf(tree, term));
  const said = new Map<string, string>();
  for (const element of children) {
    if (element.name === 'term') continue;
    const known = categoryOf(tree, element);
    const isPlace =
      known !== undefined && known.category !== 'definition' && known.category !== 'subjectField';
    if (isPlace && known.text !== '' && !said.has(known.category)) {
      said.set(known.category, known.text);
      if (known.rest) extra.set(groupKey(known.category), known.rest);
    } else keepElement(tree, element, '', extra);
  }
  const status = statusOf(said, extra, isKept);
  if (status === undefined) findings.push(tbxFinding('tbx-status', { detail: writtenStatus(said), place }));
  return [
    {
      language,
      text,
      status: status ?? 'allowed',
      ...optional('caseSensitive', booleanOf(said.get('x-caseSensitive'))),
      ...optional('exactForm', booleanOf(said.get('x-exactForm'))),
      ...optional('partOfSpeech', said.get('partOfSpeech')),
      ...optional('note', said.get('note')),
      ...extra.entries(),
    },
  ];
}

function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: V });
}

const booleanOf = (text: string | undefined) => (text === undefined ? undefined : text !== 'no');

const writtenStatus = (said: ReadonlyMap<string, string>) =>
  said.get('administrativeStatus') ?? said.get('normativeAuthorization') ?? '';

/**
 * What the file wants of a term, undefined where it uses an unknown word. A term without status is preferred: a file
 * that says nothing about it has nothing better. The spelling is kept where it is not the one that is written.
 */
function statusOf(said: ReadonlyMap<string, string>, extra: Extra, isKept: boolean): TermStatus | undefined {
  for (const category of ['administrativeStatus', 'normativeAuthorization'] as const) {
    const text = said.get(category);
    if (text !== undefined && !canonical.has(text)) extra.add(`termNote:${category}`, text);
    else if (text !== undefined && category === 'normativeAuthorization') {
      extra.add(`termNote:${category}`, text);
    }
  }
  const written = writtenStatus(said);
  const status = written === '' ? (hintedStatus(extra) ?? 'preferred') : readStatus(written);
  const isName = isKept || booleanOf(said.get('x-doNotTranslate'));
  return isName && status !== 'forbidden' ? 'do-not-translate' : status;
}

const canonical = new Set(['preferredTerm-admn-sts', 'admittedTerm-admn-sts', 'deprecatedTerm-admn-sts']);

/** How tools say it that do not use the categories of TBX: memoQ, Across, and terms that were rejected. */
function hintedStatus(extra: Extra): TermStatus | undefined {
  if (/^true$/i.test(extra.get('descrip:xBool_Forbidden') ?? '')) return 'forbidden';
  const hint = extra.get('termNote:across_ISO_picklist_Usage') ?? extra.get('termNote:processStatus') ?? '';
  return readStatus(hint);
}
