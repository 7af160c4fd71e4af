import { decodeXml, parseXml, type XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import { srxFinding } from './findings.ts';
import type { SrxDocument, SrxLanguage, SrxMap, SrxRule } from './srx-document.ts';

/** What reading gave: the rules, or null with at least one finding of severity error. */
export interface SrxReading {
  readonly document: SrxDocument | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads SRX 2.0, and 1.0 as far as its meaning is the same. Extensions of other tools and sample texts are passed over.
 * A document type is neither fetched nor expanded; one with an internal subset is refused. Never throws.
 */
export function readSrx(file: Uint8Array | string): SrxReading {
  const text = typeof file === 'string' ? file.replace(/^\uFEFF/, '') : decoded(file);
  if (typeof text !== 'string') return refused(text);
  const tree = parseXml(text.replace(/<!DOCTYPE[^[>]*>/, (doctype) => ' '.repeat(doctype.length)));
  if ('code' in tree) return refused(tree);
  if (localName(tree, tree.root) !== 'srx') {
    return {
      document: null,
      findings: [srxFinding('srx-not-srx', { detail: `the root element is ${localName(tree, tree.root)}` })],
    };
  }
  return readTree(tree);
}

function decoded(file: Uint8Array): string | Finding {
  const result = decodeXml(file);
  return 'code' in result ? result : result.text;
}

function refused(cause: Finding): SrxReading {
  return {
    document: null,
    findings: [srxFinding('srx-not-readable', { detail: cause.message, place: cause.place })],
  };
}

function readTree(tree: XmlTree): SrxReading {
  const findings: Finding[] = [];
  const languages = all(tree, tree.root, 'languagerule').map((node) => readLanguage(tree, node));
  if (languages.length === 0) {
    return { document: null, findings: [srxFinding('srx-not-srx', { detail: 'no languagerule element' })] };
  }
  const version = tree.attribute(tree.root, 'version')?.trim();
  if (version === '1.0') findings.push(srxFinding('srx-old-version'));
  const names = new Set(languages.map((language) => language.name));
  const maps = all(tree, tree.root, 'languagemap').map(
    (node): SrxMap => ({
      pattern: tree.attribute(node, 'languagepattern') ?? '',
      language: tree.attribute(node, 'languagerulename') ?? '',
    }),
  );
  for (const map of maps) {
    if (!names.has(map.language)) {
      findings.push(srxFinding('srx-map-without-rules', { detail: `${map.pattern} → ${map.language}` }));
    }
  }
  return { document: { ...readHeader(tree), languages, maps }, findings };
}

function readHeader(tree: XmlTree): Pick<SrxDocument, 'segmentSubflows' | 'cascade' | 'formatHandles'> {
  const header = all(tree, tree.root, 'header')[0];
  const handles = { start: false, end: true, isolated: false };
  if (header === undefined) return { segmentSubflows: true, cascade: false, formatHandles: handles };
  for (const node of all(tree, header, 'formathandle')) {
    const type = tree.attribute(node, 'type');
    const include = tree.attribute(node, 'include') === 'yes';
    if (type === 'start' || type === 'end' || type === 'isolated') handles[type] = include;
  }
  return {
    segmentSubflows: tree.attribute(header, 'segmentsubflows') !== 'no',
    cascade: tree.attribute(header, 'cascade') === 'yes',
    formatHandles: handles,
  };
}

function readLanguage(tree: XmlTree, node: number): SrxLanguage {
  return {
    name: tree.attribute(node, 'languagerulename') ?? '',
    rules: all(tree, node, 'rule').map(
      (rule): SrxRule => ({
        break: tree.attribute(rule, 'break') !== 'no',
        before: content(tree, rule, 'beforebreak'),
        after: content(tree, rule, 'afterbreak'),
      }),
    ),
  };
}

function content(tree: XmlTree, rule: number, name: string): string {
  const node = all(tree, rule, name)[0];
  return node === undefined ? '' : tree.textContent(node);
}

/** The elements of a local name below `node`, whatever their namespace: files of the wild bind none, 1.0 or 2.0. */
function all(tree: XmlTree, node: number, name: string): number[] {
  const found: number[] = [];
  for (let inner = node + 1; inner < tree.after[node]!; inner++) {
    if (localName(tree, inner) === name) found.push(inner);
  }
  return found;
}

function localName(tree: XmlTree, node: number): string {
  const name = tree.qualifiedName(node);
  return name.slice(name.indexOf(':') + 1);
}
