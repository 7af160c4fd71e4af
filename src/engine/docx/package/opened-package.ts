import { readEntry, type ZipArchive, type ZipRecord } from '#engine/docx/package/zip';
import { decodeXml, parseXml, type XmlEncoding, type XmlLimits, type XmlTree } from '#engine/docx/xml';
import type { DocxPackage, Flavour, Part, Relationship } from './package.ts';
import { partKey } from './part-name.ts';
import { orRefuse } from './refusal.ts';

export interface ParsedPart {
  readonly tree: XmlTree;
  readonly encoding: XmlEncoding;
}

interface Contents {
  readonly archive: ZipArchive;
  readonly flavour: Flavour;
  readonly isStrict: boolean;
  readonly mainPart: string;
  readonly parts: readonly Part[];
  readonly parsed: ReadonlyMap<string, ParsedPart>;
  /** By the key of the source part. */
  readonly relationships: ReadonlyMap<string, readonly Relationship[]>;
  readonly xmlLimits: XmlLimits;
}

/** The package `openPackage` hands out: everything in it has been read once, so reading it again cannot fail. */
export class OpenedPackage implements DocxPackage {
  readonly bytes: Uint8Array;
  readonly archive: ZipArchive;
  readonly flavour: Flavour;
  readonly isStrict: boolean;
  readonly mainPart: string;
  readonly parts: readonly Part[];
  private readonly byKey: ReadonlyMap<string, Part>;
  private readonly trees: Map<string, XmlTree>;
  private readonly encodings: ReadonlyMap<string, XmlEncoding>;
  private readonly relationshipsByKey: ReadonlyMap<string, readonly Relationship[]>;
  private readonly xmlLimits: XmlLimits;

  constructor(contents: Contents) {
    this.bytes = contents.archive.bytes;
    this.archive = contents.archive;
    this.flavour = contents.flavour;
    this.isStrict = contents.isStrict;
    this.mainPart = contents.mainPart;
    this.parts = contents.parts;
    this.byKey = new Map(contents.parts.map((part) => [partKey(part.name), part]));
    this.trees = new Map([...contents.parsed].map(([name, { tree }]) => [name, tree]));
    this.encodings = new Map([...contents.parsed].map(([name, { encoding }]) => [name, encoding]));
    this.relationshipsByKey = contents.relationships;
    this.xmlLimits = contents.xmlLimits;
  }

  part(name: string): Part | undefined {
    return this.byKey.get(partKey(name));
  }

  read(name: string): Uint8Array {
    return orRefuse(readEntry(this.archive, this.existing(name).entry as ZipRecord));
  }

  xml(name: string): XmlTree {
    const part = this.existing(name);
    const known = this.trees.get(part.name);
    if (known) return known;
    if (!part.isXml) throw new Error(`${part.name} is not XML`);
    const { text } = orRefuse(decodeXml(this.read(part.name), part.name));
    const tree = orRefuse(parseXml(text, this.xmlLimits, part.name));
    this.trees.set(part.name, tree);
    return tree;
  }

  encoding(name: string): XmlEncoding {
    const part = this.existing(name);
    const encoding = this.encodings.get(part.name);
    if (!encoding) throw new Error(`${part.name} is not XML`);
    return encoding;
  }

  release(name: string): void {
    this.trees.delete(this.existing(name).name);
  }

  relationships(source: string): readonly Relationship[] {
    return this.relationshipsByKey.get(partKey(source)) ?? [];
  }

  private existing(name: string): Part {
    const part = this.part(name);
    if (!part) throw new Error(`The package has no part ${name}`);
    return part;
  }
}
