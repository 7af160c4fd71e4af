import { z } from 'zod';
import { allPairChecks, boundedPattern, checkSettingsSchema, correctTarget } from '#engine/checks';
import { editText } from '#engine/checks/subject';
import { equalInline, type InlineText, plainText } from '#engine/inline';
import type { Candidate } from './candidate.ts';

/** How candidates are changed alike. */
export const candidateEditSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('replace').describe('Every match becomes the same text.'),
      side: z.enum(['source', 'target']),
      expression: z.string().min(1).max(1000),
      ignoreCase: z.boolean().default(false),
      with: z.string().max(1000).describe('As it is written: `$1` is no reference.'),
    })
    .refine(({ expression, ignoreCase }) => boundedPattern(expression, ignoreCase) !== undefined, {
      error: 'the expression cannot be read, or could take for ever on some texts',
      params: { fault: 'expression-unusable' },
    }),
  z.strictObject({
    kind: z.literal('repair').describe('Misread and control characters and needless escapes are corrected.'),
  }),
]);
export type CandidateEdit = z.output<typeof candidateEditSchema>;

const repairs = checkSettingsSchema.parse({
  checks: Object.fromEntries(
    allPairChecks.flatMap(({ code }) => (code === 'corrupted-characters' ? [] : [[code, 'off']])),
  ),
});

/**
 * The candidate as an edit makes it, with the same codes; undefined where the edit changes nothing, would reach over a
 * code, or would leave a side without text.
 */
export function applyEdit(candidate: Candidate, edit: CandidateEdit): Candidate | undefined {
  const edited = edit.kind === 'repair' ? repair(candidate) : replace(candidate, edit);
  if (!edited) return undefined;
  const { source, target } = edited;
  if (equalInline(source, candidate.source) && equalInline(target, candidate.target)) return undefined;
  return [source, target].every((text) => plainText(text).trim() !== '') ? edited : undefined;
}

function replace(
  candidate: Candidate,
  edit: Extract<CandidateEdit, { kind: 'replace' }>,
): Candidate | undefined {
  const bounded = boundedPattern(edit.expression, edit.ignoreCase);
  if (!bounded) return undefined;
  const every = new RegExp(bounded.source, `${bounded.flags}g`);
  const matches = [...plainText(candidate[edit.side]).matchAll(every)].filter(([match]) => match !== '');
  const edits = matches.map(({ 0: match, index }) => ({
    start: index,
    end: index + match.length,
    text: edit.with,
  }));
  const text = editText(candidate[edit.side], edits);
  return text && { ...candidate, [edit.side]: text };
}

/** Each side is compared with a text that has nothing damaged, so that damage on both sides is found as well. */
function repair(candidate: Candidate): Candidate {
  return { ...candidate, source: repaired(candidate.source), target: repaired(candidate.target) };
}

const undamaged: InlineText = { items: [{ kind: 'text', text: '-' }], codes: new Map() };

function repaired(text: InlineText): InlineText {
  const subject = { id: '', source: undamaged, target: text, sourceLanguage: 'und', targetLanguage: 'und' };
  return correctTarget(subject, repairs).target;
}
