import type { Readable } from 'node:stream';
import type { VNode } from 'preact';
import type { ShownPicture } from '#platform/web';

/** What a page answers with. */
export type PageAnswer = (
  | DocumentAnswer
  | RedirectAnswer
  | FragmentAnswer
  | DownloadAnswer
  | PictureAnswer
  | LiveAnswer
) & {
  /** `Set-Cookie` lines. */
  readonly cookies?: readonly string[];
};

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

export type Tone = 'neutral' | 'good' | 'warning' | 'bad';

export interface Notice {
  readonly text: string;
  readonly tone?: Tone;
}

export interface DocumentAnswer {
  readonly kind: 'document';
  /** Heading and title; the most telling part first. */
  readonly title: string;
  readonly body: VNode;
  /** The pages above it, from the top; the page itself is not among them. */
  readonly crumbs?: readonly Crumb[];
  /** Default 200. */
  readonly status?: number;
  /** The project it belongs to where its path does not say. */
  readonly projectId?: string;
  /** Scripts of `assets/modules` that only this page needs, by name. */
  readonly modules?: readonly string[];
  /** `wide` uses the whole window, for tables and editors; `narrow` is for one form. */
  readonly width?: 'wide' | 'narrow';
  /** Shown beside the heading: what can be done with the whole. */
  readonly actions?: VNode;
}

export interface RedirectAnswer {
  readonly kind: 'redirect';
  readonly to: string;
  readonly notice?: Notice;
}

export interface FragmentAnswer {
  readonly kind: 'fragment';
  readonly body: VNode;
}

export interface DownloadAnswer {
  readonly kind: 'download';
  readonly content: Readable;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size?: number;
}

export interface PictureAnswer extends ShownPicture {
  readonly kind: 'picture';
}

export interface LiveAnswer {
  readonly kind: 'live';
  /** The part as it is, again and again; what did not change is not sent. It ends when there is nothing to wait for. */
  readonly parts: AsyncIterable<VNode>;
}

/** A whole page. */
export function document(answer: Omit<DocumentAnswer, 'kind'>): DocumentAnswer {
  return { kind: 'document', ...answer };
}

/** On to another page of the console, by GET; the notice is shown there, once. */
export function redirect(to: string, notice?: Notice): RedirectAnswer {
  return { kind: 'redirect', to, ...(notice && { notice }) };
}

/** Part of a page, for htmx. */
export function fragment(body: VNode): FragmentAnswer {
  return { kind: 'fragment', body };
}

/** A file to keep. */
export function download(answer: Omit<DownloadAnswer, 'kind'>): DownloadAnswer {
  return { kind: 'download', ...answer };
}

/** A picture for an `<img>` of a page. */
export function picture(answer: ShownPicture): PictureAnswer {
  return { kind: 'picture', ...answer };
}

/** What `<Live>` shows from now on. */
export function live(parts: AsyncIterable<VNode>): LiveAnswer {
  return { kind: 'live', parts };
}
