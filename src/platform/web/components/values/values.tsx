import { type ComponentChildren, Fragment } from 'preact';
import { showControls, useView, withBreaks } from '#platform/web/components/view';
import { directionOf } from '#platform/web/messages';

/** A moment in the person's zone, which the foot of every page names. */
export function Time({ at, dateOnly }: { readonly at: Date; readonly dateOnly?: boolean }) {
  const { format } = useView();
  return (
    <time dateTime={at.toISOString()} title={format.moment(at)}>
      {dateOnly ? format.date(at) : format.time(at)}
    </time>
  );
}

/** A size in bytes. */
export function Bytes({ value }: { readonly value: number }) {
  return <span class="figure">{useView().format.bytes(value)}</span>;
}

/** A BCP 47 tag by its name; the tag is kept beside it, for two languages may share a name. */
export function LanguageName({ tag }: { readonly tag: string }) {
  const name = useView().format.languageName(tag);
  return (
    <span class="language">
      {name} {name !== tag && <span class="tag">{tag}</span>}
    </span>
  );
}

/** What people have named: a file, a project, a memory. Names of files are long, and break where their words meet. */
export function Name({ children }: { readonly children: string }) {
  return <bdi class="name">{withBreaks(children)}</bdi>;
}

/** Somebody, or a program, by name. */
export function Person({ name }: { readonly name: string }) {
  return <bdi class="person">{showControls(name)}</bdi>;
}

/** Words that are not the interface's: of a document, in a language. Direction follows from the language, else from the text. */
export function Text({ lang, children }: { readonly lang?: string; readonly children: ComponentChildren }) {
  return (
    <span class="text" dir={lang ? directionOf(lang) : 'auto'} {...(lang && { lang })}>
      {children}
    </span>
  );
}

export interface MarkedTextProps {
  /** BCP 47 tag. */
  readonly lang?: string;
  readonly text: string;
  /** Stretches to mark, in order and apart: UTF-16 units, `end` exclusive. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** A text with the stretches marked that were searched for. */
export function MarkedText({ lang, text, places }: MarkedTextProps) {
  const ends = [0, ...places.map(({ end }) => end)];
  return (
    <Text {...(lang && { lang })}>
      {places.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(ends[index], start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}
    </Text>
  );
}
