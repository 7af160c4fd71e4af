import { markedText } from '#engine/inline';
import { type ExchangeSegment, type SegmentState, segmentStates } from '#engine/interchange';
import { type ContentItem, ownAttribute, report, unspell, type XliffReader } from '#engine/interchange/xliff';
import { childrenOf, memoq, trados } from './names.ts';
import { type Content, readContent, readTexts } from './read-content.ts';
import { addExtras, type Extras, readExtras } from './read-extras.ts';
import { copiedState, meaningOf, memoqStates, type TargetState, tradosStates } from './states.ts';

/**
 * The segments of a `<trans-unit>`: one, or where `divided` allows it those that a tool marked in it. What lies between
 * marked segments may be nothing but white space; otherwise the trans-unit is read whole, so that no text is lost.
 */
export function readTransUnit(
  reader: XliffReader,
  node: number,
  { id, divided }: { id: string; divided: boolean },
): ExchangeSegment[] {
  const { tree } = reader;
  const [source] = childrenOf(tree, node, 'source');
  const [segSource] = childrenOf(tree, node, 'seg-source');
  const [target] = childrenOf(tree, node, 'target');
  if (source === undefined) {
    report(reader, 'xliff-missing-source', node);
    return [];
  }
  const whole = readContent(reader, source);
  const marked = segSource === undefined ? undefined : readContent(reader, segSource);
  const translation = target === undefined ? undefined : readContent(reader, target);
  const unit: TransUnit = {
    extras: readExtras(reader, node),
    states: readStates(reader, node, target),
    isCopied: target !== undefined && tree.attribute(target, 'state') === copiedState,
  };
  if (
    divided &&
    marked &&
    isDivided(marked) &&
    (!translation || isDivided(translation) || isEmpty(translation))
  )
    return readMarked(reader, unit, marked, translation);
  return [readWhole(reader, unit, { id, source: whole.items, target: translation?.items })];
}

interface TransUnit {
  readonly extras: Extras;
  readonly states: States;
  /** Whether the target may be a copy of the source that nobody has touched. */
  readonly isCopied: boolean;
}

function isDivided({ segments, hasMore }: Content): boolean {
  return segments.length > 0 && !hasMore;
}

function isEmpty({ items }: Content): boolean {
  return items.every((item) => item.kind === 'text' && item.text.trim() === '');
}

interface Pair {
  readonly id: string;
  readonly source: readonly ContentItem[];
  readonly target: readonly ContentItem[] | undefined;
}

function readWhole(reader: XliffReader, unit: TransUnit, pair: Pair): ExchangeSegment {
  const segment = makeSegment(unit, pair, unit.states.whole);
  return addExtras(reader, segment, unit.extras, unit.extras.proposals.keys());
}

function readMarked(
  reader: XliffReader,
  unit: TransUnit,
  source: Content,
  target: Content | undefined,
): ExchangeSegment[] {
  const targets = new Map(target?.segments.map(({ mid, items }) => [mid, items]));
  const taken = new Set<string>();
  return source.segments.map(({ mid, items }, index) => {
    const isRepeated = taken.has(mid) || mid === '';
    const id = isRepeated ? `${mid}~${index + 1}` : mid;
    taken.add(id);
    const state = unit.states.byMid.get(mid) ?? unit.states.whole;
    const segment = makeSegment(unit, { id, source: items, target: targets.get(mid) }, state);
    if (index === 0) return addExtras(reader, segment, unit.extras, new Set(['', mid]));
    return addExtras(reader, segment, { ...unit.extras, notes: [], terms: [] }, isRepeated ? [] : [mid]);
  });
}

function makeSegment(unit: TransUnit, pair: Pair, { state, subState }: TargetState): ExchangeSegment {
  const { source, target } = readTexts(pair.source, pair.target);
  const isSame = target && squeeze(markedText(target)) === squeeze(markedText(source));
  const isThere = target && !(unit.isCopied && isSame);
  const isHollow = target?.items.length === 0 && (state ?? 'initial') === 'initial';
  return {
    id: pair.id,
    source,
    ...(isThere && !isHollow && { target }),
    ...(state && { state }),
    ...(state && subState !== undefined && { subState }),
  };
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** States of a trans-unit and of the segments that Trados lists in it. */
interface States {
  readonly whole: TargetState;
  readonly byMid: ReadonlyMap<string, TargetState>;
}

function readStates(reader: XliffReader, node: number, target: number | undefined): States {
  const { tree } = reader;
  const byMid = readTradosStates(reader, node);
  const listed = [...byMid.values()].map(({ state }) => state);
  const least = listed.includes(undefined)
    ? undefined
    : segmentStates.find((state) => listed.includes(state));
  const own = readOwnState(reader, node);
  const said = target === undefined ? undefined : readTargetState(reader, target);
  const isOpen = target === undefined || tree.attribute(target, 'state') === copiedState;
  const approved = target !== undefined && tree.attribute(node, 'approved') === 'yes' ? 'final' : undefined;
  // Whoever approves a unit seldom touches the state that its translator gave the target.
  const raised = (said: TargetState): TargetState => {
    const isDone = said.state === 'translated' || said.state === 'reviewed';
    return approved && isDone && !said.subState?.includes('needs-') ? { state: approved } : said;
  };
  if (own.state !== undefined && (isOpen || own.state === said?.state)) return { whole: raised(own), byMid };
  if (said?.state !== undefined) return { whole: raised(said), byMid };
  const memoqState = memoqStates[tree.attribute(node, memoq('status')) ?? ''];
  const state = least ?? memoqState ?? approved;
  return { whole: state ? { state } : {}, byMid };
}

/** Our own record of state and sub-state, which counts as long as the target does not say otherwise. */
function readOwnState({ tree }: XliffReader, node: number): TargetState {
  const written = ownAttribute(tree, node, 'state');
  const state: SegmentState | undefined = segmentStates.find((known) => known === written);
  const subState = ownAttribute(tree, node, 'sub-state');
  return state === undefined ? {} : { state, ...(subState !== undefined && { subState }) };
}

function readTargetState(reader: XliffReader, target: number): TargetState {
  const state = reader.tree.attribute(target, 'state');
  const qualifier = reader.tree.attribute(target, 'state-qualifier');
  const meaning = meaningOf(state && unspell(state), qualifier && unspell(qualifier));
  if (meaning === undefined) report(reader, 'xliff-state', target, state?.slice(0, 40));
  return meaning ?? {};
}

function readTradosStates({ tree }: XliffReader, node: number): Map<string, TargetState> {
  const states = new Map<string, TargetState>();
  for (const list of tree.elements(node)) {
    if (tree.name(list) !== trados('seg-defs')) continue;
    for (const segment of tree.elements(list)) {
      const state = tradosStates[tree.attribute(segment, 'conf') ?? ''];
      states.set(tree.attribute(segment, 'id') ?? '', state ? { state } : {});
    }
  }
  return states;
}
