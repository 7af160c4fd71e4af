import { type InlineText, markedText, plainText } from '#engine/inline';
import type { DocumentContext, ProviderExample, ProviderRequest, ProviderTerm } from '#platform/providers';
import type { EchoLength } from '#platform/providers/llm/echo';
import { termsIn } from './terms-in.ts';

/** The user message before it is written: plain data. */
export interface PromptData {
  readonly echo: string;
  document?: { readonly title: string };
  terms?: DataTerm[];
  examples?: { readonly source: string; readonly target: string }[];
  readonly segments: DataSegment[];
}

export interface DataTerm {
  readonly source: string;
  readonly use?: readonly string[];
  readonly avoid?: readonly string[];
}

export interface DataSegment {
  /** Place in the batch, from 1: shorter than the ids of documents, and of no meaning. */
  readonly id: string;
  heading?: string;
  before?: string;
  readonly text: string;
  codes?: Readonly<Record<string, string>>;
  after?: string;
}

/** Characters of context that help; the end of what stands before, the beginning of what comes behind. */
const contextCharacters = 240;
const shownCodeCharacters = 40;
/** Examples of a batch, best first. */
const mostExamples = 12;

/** All that a request says, with nothing said twice; terms that only say what to avoid stand last. */
export function promptData(request: ProviderRequest, echo: EchoLength): PromptData {
  const { segments, document, terms = [] } = request;
  const found = termsIn(segments.map(({ source }) => plainText(source)).join('\n'), terms);
  const examples = examplesOf(request);
  return {
    echo: `first ${echo.count} ${echo.unit}`,
    ...(documentOf(document) && { document: documentOf(document)! }),
    ...(found.length > 0 && { terms: found.map(dataTerm).sort((a, b) => Number(!a.use) - Number(!b.use)) }),
    ...(examples.length > 0 && { examples }),
    segments: segmentsOf(request),
  };
}

function documentOf(document: DocumentContext | undefined): { title: string } | undefined {
  const title = document?.title?.trim().slice(0, contextCharacters);
  return title ? { title } : undefined;
}

function dataTerm({ source, targets, avoid }: ProviderTerm): DataTerm {
  return { source, ...(targets.length > 0 && { use: targets }), ...(avoid.length > 0 && { avoid }) };
}

function examplesOf({ segments }: ProviderRequest): { source: string; target: string }[] {
  const all = new Map<string, ProviderExample>();
  for (const example of segments.flatMap(({ examples = [] }) => examples)) {
    if (example.target.trim() !== '') all.set(`${example.source}\n${example.target}`, example);
  }
  const best = [...all.values()].sort((a, b) => b.score - a.score).slice(0, mostExamples);
  return best.map(({ source, target }) => ({ source, target }));
}

/** Context that the batch holds anyway is left out: the segment before, the one behind, the heading that goes on. */
function segmentsOf({ segments }: ProviderRequest): DataSegment[] {
  const plain = segments.map(({ source }) => plainText(source));
  return segments.map(({ source, heading, previous, next }, place) => {
    const isNewHeading = heading !== segments[place - 1]?.heading;
    const before = previous === plain[place - 1] ? undefined : previous?.trim().slice(-contextCharacters);
    const after = next === plain[place + 1] ? undefined : next?.trim().slice(0, contextCharacters);
    const codes = shownCodes(source);
    return {
      id: String(place + 1),
      ...(heading && isNewHeading && { heading: heading.slice(0, contextCharacters) }),
      ...(before && { before }),
      text: markedText(source),
      ...(codes && { codes }),
      ...(after && { after }),
    };
  });
}

/** What codes that stand alone read as, such as `Figure 3`: the sentence cannot be understood without. */
function shownCodes(source: InlineText): Record<string, string> | undefined {
  const shown = [...source.codes.values()]
    .filter(({ paired, equivalent }) => !paired && /[\p{L}\p{N}]/u.test(equivalent))
    .map(({ id, equivalent }) => [String(id), equivalent.trim().slice(0, shownCodeCharacters)] as const);
  return shown.length > 0 ? Object.fromEntries(shown) : undefined;
}
