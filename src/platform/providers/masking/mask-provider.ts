import type { InlineText } from '#engine/inline';
import type { Provider, ProviderReply, ProviderRequest, ProviderSegment } from '#platform/providers';
import { type Finder, finderOf, type Masking } from './find-personal-data.ts';
import { type MaskedText, maskInline, maskPlain, unmask } from './mask-text.ts';

/**
 * A provider that never sees personal data: in sources inline codes stand for it, which answers must bring back, and
 * in all context neutral words. An answer that lost, doubled or tore a code is rejected as unreadable. Throws a
 * RangeError for a pattern that cannot be used.
 */
export function maskProvider(provider: Provider, masking: Masking): Provider {
  const find = finderOf(masking);
  const { model, isTrial } = provider;
  return {
    name: provider.name,
    ...(model !== undefined && { model }),
    ...(isTrial !== undefined && { isTrial }),
    limits: provider.limits,
    translate: (request) => translateMasked(provider, request, find),
    ...(provider.estimate && {
      estimate: (request: ProviderRequest) => provider.estimate!(maskRequest(request, find).request),
    }),
    close: () => provider.close?.(),
  };
}

async function translateMasked(
  provider: Provider,
  original: ProviderRequest,
  find: Finder,
): Promise<ProviderReply> {
  original.signal?.throwIfAborted();
  const { request, masked } = maskRequest(original, find);
  const answers = new Map<string, InlineText>();
  const asked = request.segments.filter(({ source }) => hasWords(source));
  const reply =
    asked.length === 0 ? free(provider) : await provider.translate({ ...request, segments: asked });
  const rejected = new Map(reply.rejected);
  for (const { id, source } of original.segments) {
    const sent = masked.get(id)!;
    const answer = hasWords(sent.text) ? reply.answers.get(id) : sent.text;
    if (!answer) continue;
    const restored = unmask(source, sent, answer);
    if (restored) answers.set(id, restored);
    else rejected.set(id, 'unreadable');
  }
  return { answers, rejected, call: reply.call };
}

/** What is nothing but personal data and signs has nothing to translate. */
function hasWords({ items }: InlineText): boolean {
  return items.some((item) => item.kind === 'text' && /[\p{L}\p{N}]/u.test(item.text));
}

function free({ name }: Provider): ProviderReply {
  const call = { provider: name, characters: 0, milliseconds: 0, attempts: 0 };
  return { answers: new Map(), rejected: new Map(), call };
}

function maskRequest(
  request: ProviderRequest,
  find: Finder,
): { request: ProviderRequest; masked: Map<string, MaskedText> } {
  const masked = new Map(request.segments.map(({ id, source }) => [id, maskInline(source, find)]));
  const plain = (text: string): string => maskPlain(text, find);
  const isClean = (text: string): boolean => find(text).length === 0;
  const { document, terms } = request;
  const segments = request.segments.map((segment) =>
    maskSegment(segment, masked.get(segment.id)!.text, find),
  );
  return {
    masked,
    request: {
      ...request,
      segments,
      ...(document && {
        document: {
          ...(document.title !== undefined && { title: plain(document.title) }),
          ...(document.style !== undefined && { style: plain(document.style) }),
        },
      }),
      ...(terms && {
        terms: terms.filter(({ source, targets, avoid }) => [source, ...targets, ...avoid].every(isClean)),
      }),
    },
  };
}

function maskSegment(segment: ProviderSegment, source: InlineText, find: Finder): ProviderSegment {
  const { id, heading, previous, next, examples } = segment;
  return {
    id,
    source,
    ...(heading !== undefined && { heading: maskPlain(heading, find) }),
    ...(previous !== undefined && { previous: maskPlain(previous, find) }),
    ...(next !== undefined && { next: maskPlain(next, find) }),
    ...(examples && {
      examples: examples.filter((one) => find(one.source).length + find(one.target).length === 0),
    }),
  };
}
