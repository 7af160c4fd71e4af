/** Deeper values than this are found as the value around them. */
const deepest = 16;

/**
 * Where values stand in a JSON text, by path (`units[0].segments[1].target`): the offset of each, or of the innermost
 * value around it that the text has. One pass over the text, which must be well-formed.
 */
export function locateValues(json: string, paths: readonly string[]): Map<string, number> {
  const chains = new Map(paths.map((path) => [path, chainOf(path)]));
  const wanted = new Set([...chains.values()].flat());
  const offsets = new JsonWalk(json, wanted).walk();
  return new Map(
    [...chains].map(([path, chain]) => [path, offsets.get(chain.find((at) => offsets.has(at)) ?? '') ?? 0]),
  );
}

/** A path and those around it, innermost first. */
function chainOf(path: string): string[] {
  const chain: string[] = [];
  for (
    let at = path;
    at !== '';
    at = at.slice(0, Math.max(0, at.search(/(?:\[\d+\]|\.[^.[\]]*|^[^.[\]]*)$/)))
  ) {
    chain.push(at);
    if (chain.length > deepest * 2) break;
  }
  return [...chain, ''];
}

interface Frame {
  readonly path: string;
  readonly isArray: boolean;
  index: number;
  key: string;
}

class JsonWalk {
  private readonly json: string;
  private readonly wanted: ReadonlySet<string>;
  private readonly found = new Map<string, number>();
  private readonly stack: Frame[] = [];
  /** Levels that are open but too deep to be named. */
  private unnamed = 0;

  constructor(json: string, wanted: ReadonlySet<string>) {
    this.json = json;
    this.wanted = wanted;
  }

  walk(): ReadonlyMap<string, number> {
    const { json } = this;
    for (let at = 0; at < json.length; ) {
      const character = json[at]!;
      if (character === '"') at = this.string(at);
      else if (character === '{' || character === '[') this.open(at++, character === '[');
      else if (/[\w.+-]/.test(character)) at = this.word(at);
      else {
        if (character === '}' || character === ']') this.close();
        if (character === ',') this.comma();
        at++;
      }
    }
    return this.found;
  }

  private string(start: number): number {
    const { json } = this;
    let end = start + 1;
    while (json[end] !== '"') end += json[end] === '\\' ? 2 : 1;
    end++;
    const frame = this.stack.at(-1);
    if (this.unnamed === 0 && frame && !frame.isArray && frame.key === '')
      frame.key = `.${JSON.parse(json.slice(start, end))}`;
    else this.value(start);
    return end;
  }

  private word(start: number): number {
    this.value(start);
    let end = start;
    while (end < this.json.length && !/[\s,\]}]/.test(this.json[end]!)) end++;
    return end;
  }

  private open(at: number, isArray: boolean): void {
    const path = this.value(at);
    if (path === undefined || this.stack.length >= deepest) this.unnamed++;
    else this.stack.push({ path, isArray, index: 0, key: '' });
  }

  private close(): void {
    if (this.unnamed > 0) this.unnamed--;
    else this.stack.pop();
  }

  private comma(): void {
    const frame = this.stack.at(-1);
    if (this.unnamed > 0 || !frame) return;
    frame.index++;
    frame.key = '';
  }

  /** Notes where a value starts and gives its path, undefined where it is too deep to have one. */
  private value(at: number): string | undefined {
    if (this.unnamed > 0) return undefined;
    const frame = this.stack.at(-1);
    const step = frame ? (frame.isArray ? `[${frame.index}]` : frame.key) : '';
    const path = `${frame?.path ?? ''}${step}`.replace(/^\./, '');
    if (this.wanted.has(path) && !this.found.has(path)) this.found.set(path, at);
    return path;
  }
}
