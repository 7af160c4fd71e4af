import type { Part, Relationship } from './package-writer.ts';
import { writePackage } from './package-writer.ts';
import type { Properties } from './settings.ts';
import {
  applicationPropertiesPart,
  corePropertiesPart,
  fontTablePart,
  settingsPart,
  webSettingsPart,
} from './settings.ts';
import type { Look } from './styles.ts';
import { stylesPart } from './styles.ts';
import { themePart } from './theme.ts';
import { wordPart } from './xml.ts';

export interface WordDocument {
  readonly look: Look;
  readonly properties: Properties;
  /** Content of `w:body`, the last section's properties included. */
  readonly body: string;
  /** Parts that only this document has, each with the relationship that leads to it. */
  readonly parts: readonly (readonly [relationship: Relationship, part: Part])[];
  /** Parts that another part than the main one leads to. */
  readonly innerParts?: readonly Part[];
  /** Relationships of the main part that lead outside the package. */
  readonly links?: readonly Relationship[];
  readonly fonts: readonly string[];
}

const wordType = (name: string): string =>
  `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;

/** A part of the main document's folder and the relationship to it; `name` as in `word/NAME.xml`. */
export function wordCompanion(
  id: string,
  type: string,
  name: string,
  content: string,
  relationships: readonly Relationship[] = [],
): readonly [Relationship, Part] {
  return [
    { id, type, target: `${name}.xml` },
    {
      path: `word/${name}.xml`,
      type: wordType(type === 'glossaryDocument' ? 'document.glossary' : type),
      content,
      relationships,
    },
  ];
}

export function writeWordDocument(document: WordDocument): Buffer {
  const { look, properties, fonts } = document;
  const has = (type: string): boolean => document.parts.some(([relationship]) => relationship.type === type);
  const settings = settingsPart({
    language: look.language,
    complexLanguage: look.complexLanguage,
    hasFootnotes: has('footnotes'),
    hasEndnotes: has('endnotes'),
  });
  const companions = [
    wordCompanion('rId1', 'styles', 'styles', stylesPart(look)),
    wordCompanion('rId2', 'settings', 'settings', settings),
    wordCompanion('rId3', 'webSettings', 'webSettings', webSettingsPart),
    wordCompanion('rId4', 'fontTable', 'fontTable', fontTablePart(fonts)),
    themeCompanion(look.font),
    ...document.parts,
  ];
  return writePackage(rootRelationships, [
    {
      path: 'word/document.xml',
      type: wordType('document.main'),
      content: wordPart('document', `<w:body>${document.body}</w:body>`),
      relationships: [...companions.map(([relationship]) => relationship), ...(document.links ?? [])],
    },
    ...companions.map(([, part]) => part),
    ...(document.innerParts ?? []),
    {
      path: 'docProps/core.xml',
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
      content: corePropertiesPart(properties),
    },
    {
      path: 'docProps/app.xml',
      type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
      content: applicationPropertiesPart(properties),
    },
  ]);
}

function themeCompanion(font: string): readonly [Relationship, Part] {
  return [
    { id: 'rId5', type: 'theme', target: 'theme/theme1.xml' },
    {
      path: 'word/theme/theme1.xml',
      type: 'application/vnd.openxmlformats-officedocument.theme+xml',
      content: themePart(font),
    },
  ];
}

const rootRelationships: readonly Relationship[] = [
  { id: 'rId1', type: 'officeDocument', target: 'word/document.xml' },
  {
    id: 'rId2',
    type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    target: 'docProps/core.xml',
  },
  { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
];
