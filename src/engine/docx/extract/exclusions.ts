import type { StyleSheet, TextToken } from '#engine/docx/story';
import type { ContentOptions } from './content-options.ts';

type Selection = ContentOptions['exclude'];

/** Where a text stands, as far as selections ask. */
export interface Surroundings {
  readonly paragraphStyle: string | undefined;
  /** Tags of the content controls around it; asked only where a selection names tags. */
  controlTags(): Iterable<string>;
}

/** Decides for each run of text whether the options leave it alone, and by which rule. */
export class Exclusions {
  private readonly options: ContentOptions;
  private readonly sheet: StyleSheet;
  private readonly hasInclusions: boolean;
  private readonly hasSelections: boolean;

  constructor(options: ContentOptions, sheet: StyleSheet) {
    this.options = options;
    this.sheet = sheet;
    this.hasInclusions = Object.values(options.include).some((list) => list.length > 0);
    this.hasSelections = this.hasInclusions || Object.values(options.exclude).some((list) => list.length > 0);
  }

  /** Whether one run of a paragraph may be left alone while another one that looks the same is not. */
  get dependsOnRuns(): boolean {
    return this.hasSelections;
  }

  /** The rule by which `token` is left as it is, undefined if it is translated. */
  rule(token: TextToken, surroundings: Surroundings): string | undefined {
    if (token.format.hidden && !this.options.hiddenText) return 'hiddenText';
    if (!this.hasSelections) return undefined;
    const excluded = this.match(this.options.exclude, token, surroundings);
    if (excluded) return `exclude.${excluded}`;
    if (this.hasInclusions && !this.match(this.options.include, token, surroundings)) return 'include';
    return undefined;
  }

  private match(
    selection: Selection,
    token: TextToken,
    { paragraphStyle, controlTags }: Surroundings,
  ): keyof Selection | undefined {
    const { paragraphStyles, characterStyles, highlights, colors, languages } = selection;
    if (paragraphStyles.length > 0 && paragraphStyle !== undefined) {
      if (
        paragraphStyles.includes(paragraphStyle) ||
        paragraphStyles.includes(this.sheet.styleName(paragraphStyle))
      ) {
        return 'paragraphStyles';
      }
    }
    if (characterStyles.length > 0) {
      const style = rawValue(token.rPr, 'rStyle', 'val');
      if (
        style !== undefined &&
        (characterStyles.includes(style) || characterStyles.includes(this.sheet.styleName(style)))
      )
        return 'characterStyles';
    }
    const { properties } = token.format;
    if (highlights.includes(properties.get('w:highlight') ?? '')) return 'highlights';
    if (colors.some((color) => color.replace(/^#/, '').toLowerCase() === properties.get('w:color')))
      return 'colors';
    if (languages.length > 0) {
      const language = rawValue(token.rPr, 'lang', 'val')?.toLowerCase();
      if (
        language &&
        languages.some(
          (wanted) => language === wanted.toLowerCase() || language.startsWith(`${wanted.toLowerCase()}-`),
        )
      )
        return 'languages';
    }
    if (selection.controlTags.length > 0) {
      for (const tag of controlTags()) if (selection.controlTags.includes(tag)) return 'controlTags';
    }
    return undefined;
  }
}

/** An attribute of a child of raw run properties, whatever prefix the document uses. */
function rawValue(rPr: string, element: string, attribute: string): string | undefined {
  return new RegExp(
    `<(?:[^\\s:/>]+:)?${element}\\s[^>]*?(?:[^\\s:=]+:)?${attribute}\\s*=\\s*["']([^"']*)["']`,
  ).exec(rPr)?.[1];
}
