import type { Clause, References } from './clause.ts';
import { commentOn } from './comment.ts';
import { dropDownKind, emptyControl } from './content-control.ts';
import { bold, edited, italic, noBreakSpace } from './inline.ts';
import type { Inline } from './xml.ts';

const heading = (mark: string, words: string): Clause => ({ level: 1, mark, content: [words] });
const clause = (...content: Inline[]): Clause => ({ level: 2, content });
const marked = (mark: string, ...content: Inline[]): Clause => ({ level: 2, mark, content });
const item = (...content: Inline[]): Clause => ({ level: 3, content });
const definition = (term: string, meaning: string, ...rest: Inline[]): Clause => ({
  level: 'text',
  content: [bold(term), ` ${meaning}`, ...rest],
});

/** The operative clauses of the agreement. */
export const agreementClauses = ({ number, heading: words }: References): readonly Clause[] => [
  heading('definitions', 'Definitions and interpretation'),
  clause('In this agreement the following terms have the meanings set out below.'),
  definition('Business Day', 'means a day other than a Saturday, a Sunday or a public holiday in England.'),
  definition('Charges', 'means the sums payable for the Services as set out in Schedule 1.'),
  definition(
    'Confidential Information',
    'means all information, in any form, that a party discloses to the other under this agreement and that a reasonable person would regard as confidential.',
  ),
  definition(
    'Customer Materials',
    'means documents, drawings, data and terminology that the Customer makes available to the Supplier.',
  ),
  definition(
    'Deliverables',
    'means the translated and edited documents that the Supplier produces in the course of the Services.',
  ),
  definition('Effective Date', 'means the date on which the last of the parties signs this agreement.'),
  definition(
    'Services',
    'means the services described in clause ',
    number('services'),
    ' and in Schedule 1.',
  ),
  clause(
    'Headings are for convenience only and do not affect the interpretation of this agreement. Words in the singular include the plural.',
  ),
  heading('services', 'Services'),
  marked(
    'provide',
    'The Supplier shall provide the ',
    bold('Services'),
    ' to the Customer from the ',
    bold('Effective Date'),
    ' with reasonable skill and care.',
  ),
  clause('In performing the Services the Supplier shall:'),
  item('use the terminology that the Customer has approved;'),
  item('keep the layout, the numbering and the cross\u2011references of every document intact; and'),
  item('have each Deliverable reviewed by a second qualified linguist before it is delivered.'),
  {
    level: 2,
    content: [
      edited(
        'The Supplier shall |not send Customer Materials| to any third\u2011party service |without the Customer’s| prior written consent.',
      ),
    ],
  },
  heading('levels', 'Service levels'),
  clause(
    `The Supplier shall deliver at least 97${noBreakSpace}% of all Deliverables on or before the date agreed for them.`,
  ),
  marked(
    'credits',
    `If the Supplier misses the target in any calendar month, the Customer is entitled to a service credit of 5${noBreakSpace}% of the Charges for that month.`,
  ),
  heading('customer', 'Customer’s obligations'),
  clause('The Customer shall provide the Customer Materials in an editable format and in good time.'),
  clause('The Customer shall name one person who answers questions about content within two Business Days.'),
  heading('charges', 'Charges and payment'),
  clause('The Customer shall pay the Charges within thirty days of receiving a correct invoice.'),
  marked(
    'interest',
    `Overdue sums bear interest at 4${noBreakSpace}% a year above the base rate of the Bank of England.`,
  ),
  clause(
    'The Customer may withhold a sum that it disputes in good faith. The parties shall try to settle the dispute under clause ',
    number('disputes'),
    ', and clause ',
    number('interest'),
    ' does not apply until the dispute is settled.',
  ),
  heading('property', 'Intellectual property'),
  clause('The Customer keeps all rights in the Customer Materials.'),
  clause(
    'All rights in the Deliverables pass to the Customer on payment in full. The Supplier waives, and shall ensure that its staff waive, any moral rights in them.',
  ),
  heading('confidentiality', 'Confidentiality'),
  marked(
    'secret',
    'Each party shall keep the other’s Confidential Information secret and use it only to perform this agreement.',
  ),
  clause('Clause ', number('secret'), ' does not apply to information that:'),
  item('is or becomes public other than by a breach of this agreement;'),
  item('the receiving party already held lawfully; or'),
  item('must be disclosed by law or by order of a court.'),
  heading('liability', 'Limitation of liability'),
  clause(
    'Nothing in this agreement limits liability for fraud, or for death or injury caused by negligence.',
  ),
  {
    level: 2,
    mark: 'cap',
    content: [
      'Subject to the preceding clause, each party’s total liability in a contract year ',
      commentOn(0, `shall not exceed GBP${noBreakSpace}250,000`),
      '.',
    ],
  },
  heading('term', 'Term and termination'),
  clause(
    'This agreement begins on the Effective Date and continues for twenty‑four months, unless it is ended earlier under this clause.',
  ),
  clause('Either party may end this agreement by giving the other ninety days’ written notice.'),
  clause('Either party may end this agreement at once if the other:'),
  item('commits a material breach and does not remedy it within thirty days of being asked to; or'),
  item('becomes insolvent or ceases to carry on business.'),
  clause(
    'Clause ',
    number('confidentiality'),
    ' (',
    words('confidentiality'),
    ') and clause ',
    number('liability'),
    ' (',
    words('liability'),
    ') survive the end of this agreement.',
  ),
  heading('general', 'General'),
  marked(
    'disputes',
    'The parties shall first try to resolve any dispute by negotiation between senior managers, and then by mediation.',
  ),
  clause('This agreement is governed by the law of ', governingLaw(), '.'),
  clause(
    'This agreement, with its schedule, is the whole agreement between the parties ',
    italic('inter se'),
    ' and replaces every earlier understanding about its subject.',
  ),
];

function governingLaw(): Inline {
  const kind = dropDownKind([
    ['Choose a jurisdiction', ''],
    ['England and Wales', 'england-wales'],
    ['Scotland', 'scotland'],
    ['Northern Ireland', 'northern-ireland'],
  ]);
  return emptyControl(
    { title: 'Governing law', tag: 'governing-law', placeholder: 'GoverningLawPrompt', kind },
    'Choose a jurisdiction',
  );
}
