import { numbersOf, type Separators, separatorsOf } from '#engine/checks/quantities';
import {
  type Check,
  editText,
  nothing,
  type Occurrence,
  type TextEdit,
  type TextView,
  traits,
} from '#engine/checks/subject';

export const numberFormat: Check = {
  code: 'number-format',
  weight: 'warns',
  when: 'A number has kept the separators of the source language.',
  action: 'Write it with the separators of the target language.',
  explanation:
    'Only what is certain is reported: a number that both texts write alike, whose groups of thousands (`1,234,567`) or decimals behind groups (`1,500.25`) or before a ' +
    'percent sign, currency or unit are separated as the source language does and the target language does not. Versions, sections and plain decimals are left alone. Corrected by itself.',
  examples: [
    {
      source: 'Pay 1,500.25 €.',
      target: 'Zahlen Sie 1,500.25 €.',
      languages: ['en', 'de'],
      found: true,
      fixed: 'Zahlen Sie 1.500,25 €.',
    },
    {
      source: 'Pay 12,500 €.',
      target: 'Zahlen Sie 12,500 €.',
      languages: ['en', 'de'],
      found: true,
      fixed: 'Zahlen Sie 12.500 €.',
    },
    {
      source: 'A rate of 2.5 %',
      target: 'Ein Satz von 2.5 %',
      languages: ['en', 'de'],
      found: true,
      fixed: 'Ein Satz von 2,5 %',
    },
    { source: 'Version 2.5', target: 'Version 2.5', languages: ['en', 'de'], found: false },
    { source: 'Pay 1,500.25 €.', target: 'Zahlen Sie 1.500,25 €.', languages: ['en', 'de'], found: false },
    { source: 'Pay 1,500 $.', target: '支付 1,500 美元。', languages: ['en', 'zh'], found: false },
  ],
  find({ source, target, subject }) {
    if (!source.has(traits.DIGIT) || !target.has(traits.DIGIT)) return nothing;
    const from = separatorsOf(source.tag);
    const to = separatorsOf(target.tag);
    if (from.decimal === to.decimal) return nothing;
    let written: ReadonlySet<string> | undefined;
    const edits: TextEdit[] = [];
    for (const { text, start, end } of numbersOf(target)) {
      if (!text.includes(from.decimal) && !text.includes(from.group)) continue;
      written ??= new Set(numbersOf(source).map((number) => number.text));
      if (!written.has(text) || !isForeign(text, from, target, end)) continue;
      edits.push({ start, end, text: respelled(text, from, to) });
    }
    if (edits.length === 0) return nothing;
    const fix = editText(subject.target, edits);
    return edits.map(
      ({ start, end, text }): Occurrence => ({ start, end, detail: `${text} expected`, ...(fix && { fix }) }),
    );
  },
};

/** Whether a number is surely written as the source language does. */
function isForeign(
  text: string,
  { decimal, group }: Separators,
  { text: whole }: TextView,
  end: number,
): boolean {
  const [head, ...tail] = text.split(decimal);
  if (tail.length > 1) return false;
  const groups = head!.split(group);
  const isGrouped =
    groups.length > 1 &&
    groups[0]!.length <= 3 &&
    groups[0] !== '0' &&
    groups.slice(1).every(({ length }) => length === 3);
  if (groups.length > 1 && !isGrouped) return false;
  if (/[^0-9]/.test(groups.join('')) || /[^0-9]/.test(tail[0] ?? '')) return false;
  if (isGrouped) return true;
  return tail.length === 1 && tail[0]!.length <= 2 && measured.test(whole.slice(end, end + 8));
}

/** What makes a decimal a quantity rather than a section or version. */
const measured =
  /^[\s\u00A0\u202F]?(?:[%‰€$£¥°]|(?:kg|g|mg|km|m|cm|mm|l|ml|kWh|kW|V|A|Hz|GHz|MHz|GB|MB|TB|EUR|USD|GBP|CHF)(?![\p{L}\p{N}]))/u;

function respelled(text: string, from: Separators, to: Separators): string {
  return text.replace(/[^0-9]/g, (sign) => (sign === from.decimal ? to.decimal : to.group));
}
