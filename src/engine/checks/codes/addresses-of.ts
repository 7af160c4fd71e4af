export interface Address {
  readonly text: string;
  readonly start: number;
}

/** Web addresses, e-mail addresses and paths of a text, in order by kind; linear. */
export function addressesOf(text: string): Address[] {
  return [...webAddresses(text), ...mailAddresses(text), ...paths(text)];
}

const web =
  /(?<![\p{L}\p{N}])(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"'“”„«»`|\\^{}，。！？；：、（）【】「」\u3000]{1,2000}/giu;

function webAddresses(text: string): Address[] {
  if (!text.includes('://') && !/www\./i.test(text)) return [];
  return [...text.matchAll(web)].map((match) => ({ text: trimmed(match[0]), start: match.index }));
}

/** Without marks that belong to the sentence around the address. */
function trimmed(address: string): string {
  const closing = address.includes('(') ? '.,;:!?…]’' : '.,;:!?…)]’';
  let end = address.length;
  while (end > 0 && closing.includes(address[end - 1]!)) end--;
  return address.slice(0, end);
}

const userCharacter = /[\p{L}\p{N}.+_-]/u;
const host = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/u;

function mailAddresses(text: string): Address[] {
  const found: Address[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && userCharacter.test(text[start - 1]!)) start--;
    const behind = host.exec(text.slice(at + 1, at + 200));
    if (start === at || !behind) continue;
    found.push({ text: `${text.slice(start, at)}@${behind[0].replace(/[.-]+$/, '')}`, start });
  }
  return found;
}

const path =
  /(?<![\p{L}\p{N}/\\.:])(?:[A-Za-z]:\\|\\\\|~\/|\.{1,2}\/|\/(?=[\p{L}\p{N}_.-]{1,80}\/))[^\s<>"'“”„«»|*?，。：；、（）]{1,300}/gu;

function paths(text: string): Address[] {
  if (!text.includes('/') && !text.includes('\\')) return [];
  return [...text.matchAll(path)].map((match) => ({ text: trimmed(match[0]), start: match.index }));
}
