import { isCaseless } from './language-of.ts';
import type { TextView } from './text-view.ts';

/** Whether both texts have letters and both languages tell capital from small ones. */
export function areCased(source: TextView, target: TextView): boolean {
  return (
    source.letters > 0 && target.letters > 0 && !isCaseless(source.language) && !isCaseless(target.language)
  );
}
