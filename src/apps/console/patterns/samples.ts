import type { Entered } from '#platform/web/pages';

/** Words of a document, which are in its language whatever the interface speaks. */
export const samples = {
  before: 'Open the valve slowly.',
  after: 'Open the valve very slowly and wait.',
  arabic: 'افتح الصمام ببطء.',
  longWord: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.docx',
  deceivingName: 'invoice\u202excod.exe',
  longName: 'Rahmenvertrag_Instandhaltung-und-Wartung_2026-11-29_endgueltig_v3.docx',
  person: 'Ada Lovelace',
} as const;

/** A form that was refused, as pages get it. */
export function refusedWith(
  form: string,
  problem: { readonly when: string; readonly action: string },
  message: string,
): Entered {
  return {
    form,
    values: { name: 'x', text: 'y', amount: '0,5', choice: 'b', boxes: ['b'], tick: 'on', file: '' },
    errors: Object.fromEntries(
      ['name', 'text', 'amount', 'select', 'choice', 'boxes', 'tick', 'file'].map((field) => [
        field,
        message,
      ]),
    ),
    problem: { code: 'sample', ...problem },
  };
}
