/** Names of TBX 2 (ISO 30042:2008) and TBX-Min of 2013 that are called otherwise in TBX 3 (ISO 30042:2019). */
const renamed: Readonly<Record<string, string>> = {
  martif: 'tbx',
  TBX: 'tbx',
  martifHeader: 'tbxHeader',
  header: 'tbxHeader',
  termEntry: 'conceptEntry',
  entry: 'conceptEntry',
  langSet: 'langSec',
  langGroup: 'langSec',
  tig: 'termSec',
  ntig: 'termSec',
  termGroup: 'termSec',
  refObjectList: 'refObjectSec',
};

const categories: Readonly<Record<string, string>> = {
  termNote:
    'administrativeStatus partOfSpeech geographicalUsage grammaticalGender grammaticalNumber termLocation termType reading readingNote register transferComment usageNote pronunciation',
  descrip: 'subjectField definition context explanation example',
  admin: 'customerSubset projectSubset source sourceIdentifier',
  xref: 'externalCrossReference xGraphic',
  ref: 'crossReference',
  transac: 'transactionType',
  transacNote: 'responsibility',
};

/**
 * Data categories as elements (style DCT; modules Min, Basic and Linguist) by the element that carries them in style
 * DCA, and what TBX-Min of 2013 called them.
 */
const carriers = new Map<string, { readonly name: string; readonly type: string }>([
  ...Object.entries(categories).flatMap(([name, types]) =>
    types.split(' ').map((type): [string, { name: string; type: string }] => [type, { name, type }]),
  ),
  ['termStatus', { name: 'termNote', type: 'administrativeStatus' }],
  ['customer', { name: 'admin', type: 'customerSubset' }],
]);

/** A local name in the words of TBX 3, style DCA; `type` where the name was a data category. */
export function tbxName(local: string): { readonly name: string; readonly type?: string } {
  return carriers.get(local) ?? { name: Object.hasOwn(renamed, local) ? renamed[local]! : local };
}
