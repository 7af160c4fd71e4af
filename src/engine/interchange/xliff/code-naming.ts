import type { CodeNaming } from './number-codes.ts';

/** Ids as `writeXliff` gives them: segment number, code number, and the suffix of a repetition. */
const ownId = /^c(\d+)-(\d{1,9})(?:-copy\d+)?$/;

/** The first segment number that is met is the segment's own; ids with another one were brought in from elsewhere. */
export const codeNaming: CodeNaming = {
  base: (ref) => (ownId.test(ref) ? ref.replace(/-copy\d+$/, '') : ref),
  numbers(refs) {
    const numbers = new Map<string, number>();
    let own: string | undefined;
    for (const ref of refs) {
      const match = ownId.exec(ref);
      own ??= match?.[1];
      if (match && match[1] === own) numbers.set(ref, Number(match[2]));
    }
    return numbers;
  },
};
