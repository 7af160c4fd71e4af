import type { Finding } from '#engine/findings';
import type { RecallingMemory } from '#pipeline/translation';

/** What an organisation knows of a language pair before anything is translated. */
export interface Leverage {
  readonly memory?: RecallingMemory;
  readonly findings: readonly Finding[];
}
