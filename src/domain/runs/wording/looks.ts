import type { InlineCode } from '#engine/inline';

const looks: readonly (readonly [RegExp, string])[] = [
  [/(?<!not )\bbold\b/i, 'is-bold'],
  [/(?<!not )\bitalic\b/i, 'is-italic'],
  [/(?<!not )\bunderline/i, 'is-underlined'],
  [/(?<!not )\bstruck/i, 'is-struck'],
  [/\bsuperscript\b/i, 'is-raised'],
  [/\bsubscript\b/i, 'is-lowered'],
];

/** Classes of what a code makes of the text in it. */
export function lookOf(code: InlineCode | undefined): readonly string[] {
  if (code?.type === 'hyperlink') return ['is-link'];
  if (code?.type !== 'format') return [];
  return looks.filter(([pattern]) => pattern.test(code.hint)).map(([, name]) => name);
}
