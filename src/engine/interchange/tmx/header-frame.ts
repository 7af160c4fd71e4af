import type { MarkupStart } from '#engine/interchange/markup';
import { keepElement } from './element-frame.ts';
import type { FindingCollector } from './finding-collector.ts';
import type { Frame } from './frame.ts';
import { readAttributes, readNote, readProp } from './read-attributes.ts';
import type { TmxContent, TmxElement, TmxHeader, TmxNote, TmxProp } from './tmx-unit.ts';

/** Attributes of the header that TMX asks for, with the fields they are read to (TMX 1.4b, `<header>`). */
export const headerFields = {
  creationtool: 'tool',
  creationtoolversion: 'toolVersion',
  segtype: 'segmentType',
  'o-tmf': 'originalFormat',
  adminlang: 'adminLanguage',
  srclang: 'sourceLanguage',
  datatype: 'dataType',
} as const satisfies Readonly<Record<string, keyof TmxHeader>>;

/** A header that says nothing but what the root element says. */
export function emptyHeader(root: MarkupStart): TmxHeader {
  const ownPrefix = root.name.includes(':') ? root.name.slice(0, root.name.indexOf(':')) : '';
  const declarations = Object.entries(readAttributes(root)).filter(
    ([name]) => name.startsWith('xmlns:') && name !== `xmlns:${ownPrefix}`,
  );
  return {
    version: root.attributes.get('version') ?? '',
    sourceLanguage: '',
    tool: '',
    toolVersion: '',
    segmentType: '',
    dataType: '',
    adminLanguage: '',
    originalFormat: '',
    attributes: {},
    props: [],
    notes: [],
    others: [],
    namespaces: Object.fromEntries(declarations),
  };
}

/** Reads the inside of the `<header>`. */
export class HeaderFrame implements Frame {
  private readonly root: MarkupStart;
  private readonly tag: MarkupStart;
  private readonly done: (header: TmxHeader) => void;
  private readonly props: TmxProp[] = [];
  private readonly notes: TmxNote[] = [];
  private readonly others: TmxContent[] = [];

  constructor(
    root: MarkupStart,
    tag: MarkupStart,
    findings: FindingCollector,
    done: (header: TmxHeader) => void,
  ) {
    this.root = root;
    this.tag = tag;
    this.done = done;
    const missing = Object.keys(headerFields).filter((name) => !tag.attributes.get(name)?.trim());
    if (missing.length > 0) findings.report('tmx-header-attribute', tag, missing.join(', '));
  }

  start(tag: MarkupStart, name: string): Frame {
    if (name === 'prop') return readProp(tag, this.props);
    if (name === 'note') return readNote(tag, this.notes);
    return keepElement(tag, name, this.others);
  }

  text(): void {}

  end(): void {
    this.done(this.finish());
  }

  /** The header as far as it was read. */
  finish(): TmxHeader {
    const attributes = readAttributes(this.tag, ...Object.keys(headerFields));
    const fields = Object.entries(headerFields).map(([name, field]) => [
      field,
      this.tag.attributes.get(name)?.trim() ?? '',
    ]);
    return {
      ...emptyHeader(this.root),
      ...Object.fromEntries(fields),
      attributes,
      props: this.props,
      notes: this.notes,
      others: this.others.filter((other): other is TmxElement => typeof other !== 'string'),
    };
  }
}
