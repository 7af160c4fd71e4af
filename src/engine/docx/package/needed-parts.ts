import type { Relationship } from './package.ts';
import { partKey, relationshipSourceOf } from './part-name.ts';
import type { DraftPart } from './read-parts.ts';

const stories = ['header', 'footer', 'footnotes', 'endnotes', 'comments', 'glossaryDocument'];
const neededKinds = new Set([...stories, 'styles', 'numbering', 'settings']);

const neededTypes =
  /wordprocessingml\.(document\.glossary|header|footer|footnotes|endnotes|comments|styles|numbering|settings)\+xml$/i;

/** Parts without which a document cannot be translated, as far as names and content types tell; the main part aside. */
export function isNeededByType({ name, contentType }: Pick<DraftPart, 'name' | 'contentType'>): boolean {
  return neededTypes.test(contentType) || relationshipSourceOf(name) !== undefined;
}

/** Keys of the parts that the document reaches by a relationship of a kind the engine follows. */
export function keysNeededByRelationship(
  relationships: ReadonlyMap<string, readonly Relationship[]>,
): Set<string> {
  const needed = new Set<string>();
  for (const list of relationships.values()) {
    for (const { kind, target, external } of list) {
      if (!external && neededKinds.has(kind)) needed.add(partKey(target));
    }
  }
  return needed;
}
