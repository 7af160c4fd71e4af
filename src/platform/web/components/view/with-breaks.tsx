import { type ComponentChildren, Fragment } from 'preact';
import { showControls } from './show-controls.ts';

/** Shorter words fit into the narrowest window, and stay as they are. */
const longWord = /\S{20,}/gu;
/** Behind what joins words, in front of an ending, and where a capital begins another word. */
const seam = /(?<=[_\-–+,&@/\\)])(?![_\-–+,&@/\\)])|(?<=\P{P})(?=\.)|(?<=\p{Ll})(?=\p{Lu})/gu;
/** No text that is stored has it. */
const mark = '\0';

/**
 * A text in which long names may break where their words meet, such as behind `_` and in front of `.docx`; inside of words they
 * break only where nothing else helps. Whoever copies it gets the text as it is, but for controls, which are shown as signs.
 */
export function withBreaks(text: string): ComponentChildren {
  const pieces = text.replace(longWord, (word) => word.replace(seam, mark)).split(mark);
  if (pieces.length === 1) return showControls(text);
  return pieces.map((piece, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {showControls(piece)}
    </Fragment>
  ));
}
