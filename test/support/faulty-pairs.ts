/** Pairs of `goodPairs` that were looked at and are faulty, by what is wrong; `file#number` as `TranslationPair.id`. */
const faults: Readonly<Record<string, string>> = {
  'Chinese of another encoding read as Latin 1': ids(
    'heartsome-importtmxtest',
    '10 12 14 19 32 33 35 36 37 39 48 60 71 74 75 79 81 92 114 115 118',
  ),
  'a page number that the source does not have': ids('heartsome-importtmxtest', '59 76'),
  'two blanks in a row': `${ids('heartsome-importtmxtest', '67')} ${ids('openxliff-openxliff-java-es', '392 405 415 433')}`,
  'blanks lost at the edge': `${ids('openxliff-openxliff-java-es', '505 506 510 511 512 513')} ${ids('tmxeditor-tmxeditor-fr-ditamap-xlf', '169')} ${ids('tmxeditor-tmxeditor-fr-ditamap', '272')}`,
  'archivo33 for file3': ids('openxliff-openxliff-java-es', '95'),
  'full stop lost': `${ids('tmxeditor-tmxeditor-fr-ditamap-xlf', '31 52 92 193 476')} ${ids('tmxeditor-tmxeditor-fr-ditamap', '110')} ${ids('tmxeditor-tmxeditor-java-fr', '5')}`,
  'full stop added': `${ids('tmxeditor-tmxeditor-fr-ditamap-xlf', '15 40 43 202')} ${ids('tmxeditor-tmxeditor-fr-ditamap', '161')}`,
};

/** Ids of all of them. */
export const faultyPairs: ReadonlySet<string> = new Set(
  Object.values(faults).flatMap((list) => list.split(' ')),
);

function ids(file: string, numbers: string): string {
  return numbers
    .split(' ')
    .map((number) => `${file}.tmx#${number}`)
    .join(' ');
}
