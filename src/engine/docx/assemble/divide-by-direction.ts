const leftToRight = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
/** Letters of scripts written from the left, with what may stand between them without ending the stretch. */
const stretch =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}](?:[^\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]*[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}])?/gu;

/**
 * Divides text of a right-to-left language so that left-to-right words in it stand alone: a run is either
 * right-to-left or not (ECMA-376-1, 17.3.2.30). The pieces joined are the text.
 */
export function divideByDirection(text: string): string[] {
  if (!leftToRight.test(text)) return [text];
  const pieces: string[] = [];
  let at = 0;
  for (const match of text.matchAll(stretch)) {
    if (match.index > at) pieces.push(text.slice(at, match.index));
    pieces.push(match[0]);
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
}
