import type { ContentOptions } from './content-options.ts';

type Switch = {
  [K in keyof ContentOptions]: ContentOptions[K] extends boolean ? K : never;
}[keyof ContentOptions];

/** Attributes that a reader sees or hears, by element, with the option that decides over them. */
export const textAttributes: Readonly<Record<string, Readonly<Record<string, Switch>>>> = {
  'wp:docPr': { descr: 'altText', title: 'altText' },
  'pic:cNvPr': { descr: 'altText', title: 'altText' },
  'wps:cNvPr': { descr: 'altText', title: 'altText' },
  'wpg:cNvPr': { descr: 'altText', title: 'altText' },
  'wpc:cNvPr': { descr: 'altText', title: 'altText' },
  'a:cNvPr': { descr: 'altText', title: 'altText' },
  'cdr:cNvPr': { descr: 'altText', title: 'altText' },
  'dsp:cNvPr': { descr: 'altText', title: 'altText' },
  'dgm:cNvPr': { descr: 'altText', title: 'altText' },
  'a:hlinkClick': { tooltip: 'tooltips' },
  'w:hyperlink': { 'w:tooltip': 'tooltips' },
  'w:tblCaption': { 'w:val': 'altText' },
  'w:tblDescription': { 'w:val': 'altText' },
  'v:shape': { alt: 'altText', title: 'altText' },
  'v:rect': { alt: 'altText', title: 'altText' },
  'v:roundrect': { alt: 'altText', title: 'altText' },
  'v:oval': { alt: 'altText', title: 'altText' },
  'v:line': { alt: 'altText', title: 'altText' },
  'v:group': { alt: 'altText', title: 'altText' },
  'v:polyline': { alt: 'altText', title: 'altText' },
  'v:image': { alt: 'altText', title: 'altText' },
  'v:textpath': { string: 'wordArt' },
  'w:alias': { 'w:val': 'controlTitles' },
  'w:listItem': { 'w:displayText': 'contentControls' },
  'w:default': { 'w:val': 'formFields' },
  'w:statusText': { 'w:val': 'formFields' },
  'w:helpText': { 'w:val': 'formFields' },
  'w:listEntry': { 'w:val': 'formFields' },
  'w:lvlText': { 'w:val': 'numberingText' },
};

/** Most characters an attribute may hold (ECMA-376-1, 17.16.22 and 17.16.31, and Microsoft's schema), by its census name. */
export const longestTexts: Readonly<Record<string, number>> = {
  'w:hyperlink@w:tooltip': 260,
  'w:helpText@w:val': 256,
  'w:statusText@w:val': 140,
};
