import { type InlineText, markedText } from '#engine/inline';
import { beginningSimilarity } from './beginning-similarity.ts';
import { digitsIn, echoForm } from './echo-form.ts';
import { bareText, beginningOf, type EchoLength } from './echo-length.ts';

/**
 * `matches`: the answer belongs to the segment. `shifted`: to another one, or to none. `ambiguous`: it may as well
 * belong to another one that begins alike. `missing`: too little was echoed to say.
 */
export type EchoVerdict = 'matches' | 'shifted' | 'ambiguous' | 'missing';

/** Echoes less alike than this belong to another text (buxuku/SmartSub, pull request 390, found the limit in use). */
const limit = 0.75;

const readable = /[\p{L}\p{N}]/u;

/** Compares echoes with the sources of one batch. */
export class EchoReader {
  private readonly forms: readonly string[];
  private readonly askedFor: readonly number[];

  constructor(sources: readonly InlineText[], length: EchoLength) {
    this.forms = sources.map((source) => echoForm(markedText(source)));
    this.askedFor = sources.map((source) => echoForm(beginningOf(bareText(source), length)).length);
  }

  /** What the echo of the source at `index` says. Tolerates case, blanks, marks, punctuation and small slips. */
  check(index: number, echo: unknown): EchoVerdict {
    const said = typeof echo === 'string' || typeof echo === 'number' ? echoForm(String(echo)) : '';
    const own = this.forms[index]!;
    if (said === '' || (!readable.test(said) && readable.test(own))) return 'missing';
    const isExact = own.startsWith(said);
    if (!isExact && !isAlike(own, said)) return 'shifted';
    if (said.length * 2 < this.askedFor[index]!) return 'missing';
    if (!this.forms.some((form) => form !== own && form.startsWith(said))) return 'matches';
    return isExact && said !== own ? 'ambiguous' : isExact ? 'matches' : 'shifted';
  }
}

/** Numbers are copied faithfully, and are often all that tells two short texts apart. */
function isAlike(own: string, said: string): boolean {
  const [digits, saidDigits] = [digitsIn(own), digitsIn(said)];
  if (!digits.startsWith(saidDigits) && !saidDigits.startsWith(digits)) return false;
  return beginningSimilarity(said, own) >= limit;
}
