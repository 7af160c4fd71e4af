import { describe, expect, it } from 'vitest';
import { type DocxPackage, openPackage, rewritePackage } from '#engine/docx/package';
import { compareSkeletons, newFaults, validatePackage } from '#engine/docx/validate';
import type { XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';
import { cut, find, first, insert, mutated, replace, type Splice, spliced } from '#test/mutate';

const names = [
  'asvs-4-0-3-de.docx',
  'docxport-right-to-repair.docx',
  'made-text-everywhere.docx',
  'okapi-sample-glossary.docx',
  'poi-stress004.docx',
  'ptools-ca013-lots-of-stuff.docx',
];
const files = listCorpus('docx/valid').filter(({ name }) => names.includes(name));

type Mutation = (tree: XmlTree) => readonly Splice[] | undefined;

/** Splices at the first element of that name that fits, if there is one. */
const atFirst =
  (
    name: string,
    change: (tree: XmlTree, node: number) => Splice | Splice[],
    accept: (tree: XmlTree, node: number) => boolean = () => true,
  ): Mutation =>
  (tree) => {
    const node = first(tree, name, (found) => accept(tree, found));
    return node === undefined ? undefined : [change(tree, node)].flat();
  };

const parentIs = (name: string) => (tree: XmlTree, node: number) => tree.name(tree.parent[node]!) === name;
const renamed = (tree: XmlTree, node: number, from: string, to: string) =>
  replace(tree, node, tree.source(node).replaceAll(from, to));
const runHasText = (tree: XmlTree, properties: number) =>
  parentIs('w:r')(tree, properties) && tree.child(tree.parent[properties]!, 'w:t') !== -1;
const paragraphsOf = (tree: XmlTree) => [...find(tree, 'w:p', (node) => parentIs('w:body')(tree, node))];
const hasRows = (tree: XmlTree, table: number) =>
  [...tree.elements(table)].filter((node) => tree.name(node) === 'w:tr').length > 1;

/** Damage to the main part that has to be noticed wherever it can be done. */
const harmful: Record<string, Mutation> = {
  'a bookmark loses its end': atFirst('w:bookmarkEnd', cut),
  'a bookmark loses its start': atFirst('w:bookmarkStart', cut),
  'a bookmark is renamed': atFirst('w:bookmarkStart', (tree, node) =>
    renamed(tree, node, 'w:name="', 'w:name="x'),
  ),
  'a drawing is lost': atFirst('w:drawing', cut),
  'a picture is lost': atFirst('w:pict', cut),
  'a run property stands twice': atFirst(
    'w:b',
    (tree, node) => insert(tree.end[node]!, tree.source(node)),
    (tree, node) => parentIs('w:rPr')(tree, node) && runHasText(tree, tree.parent[node]!),
  ),
  'a run is struck through': atFirst(
    'w:rPr',
    (tree, node) => insert(tree.closeStart[node]!, '<w:dstrike/>'),
    runHasText,
  ),
  'a run takes a format of its own': atFirst(
    'w:t',
    (tree, node) => insert(tree.start[node]!, '<w:rPr><w:outline/></w:rPr>'),
    (tree, node) => parentIs('w:r')(tree, node) && tree.child(tree.parent[node]!, 'w:rPr') === -1,
  ),
  'a cell loses its paragraphs': atFirst('w:tc', (tree, node) =>
    [...tree.elements(node)]
      .filter((child) => tree.name(child) !== 'w:tcPr')
      .map((child) => cut(tree, child)),
  ),
  'a cell is lost': atFirst('w:tc', cut),
  'a row is lost': atFirst('w:tr', cut, (tree, node) => hasRows(tree, tree.parent[node]!)),
  'a table is lost': atFirst('w:tbl', cut),
  'a paragraph is lost': atFirst('w:p', cut, parentIs('w:body')),
  'a paragraph is doubled': atFirst(
    'w:p',
    (tree, node) => insert(tree.end[node]!, tree.source(node)),
    parentIs('w:body'),
  ),
  'two paragraphs change places': (tree) => {
    const all = paragraphsOf(tree);
    const at = all.findIndex((node, index) => {
      const next = all[index + 1];
      const style = (paragraph: number) => tree.source(tree.child(paragraph, 'w:pPr'));
      if (next === undefined || tree.child(node, 'w:pPr') === -1 || tree.child(next, 'w:pPr') === -1)
        return false;
      return style(node).replace(/<w:rPr>.*/s, '') !== style(next).replace(/<w:rPr>.*/s, '');
    });
    const [one, other] = [all[at], all[at + 1]];
    if (one === undefined || other === undefined) return undefined;
    return [replace(tree, one, tree.source(other)), replace(tree, other, tree.source(one))];
  },
  'a paragraph takes another style': atFirst('w:pStyle', (tree, node) =>
    renamed(tree, node, 'w:val="', 'w:val="No'),
  ),
  'a paragraph leaves its list': atFirst('w:numPr', cut, parentIs('w:pPr')),
  'a paragraph is aligned anew': atFirst('w:jc', (tree, node) =>
    replace(tree, node, '<w:jc w:val="distribute"/>'),
  ),
  'a field loses its end': atFirst(
    'w:fldChar',
    cut,
    (tree, node) => tree.attribute(node, 'w:fldCharType') === 'end',
  ),
  'a field takes another instruction': atFirst('w:instrText', (tree, node) =>
    insert(tree.closeStart[node]!, ' \\x'),
  ),
  'a link loses its wrapper': atFirst('w:hyperlink', (tree, node) => [
    { start: tree.start[node]!, end: tree.openEnd[node]!, text: '' },
    { start: tree.closeStart[node]!, end: tree.end[node]!, text: '' },
  ]),
  'a link leads nowhere': atFirst(
    'w:hyperlink',
    (tree, node) => renamed(tree, node, 'r:id="', 'r:id="none'),
    (tree, node) => tree.attribute(node, 'r:id') !== undefined,
  ),
  'a section loses its properties': atFirst('w:sectPr', cut),
  'a footnote loses its mark': atFirst('w:footnoteReference', cut),
  'a comment loses its mark': atFirst('w:commentReference', cut),
  'a tab is lost': atFirst('w:tab', cut, parentIs('w:r')),
  'a page break is lost': atFirst('w:br', cut, (tree, node) => tree.attribute(node, 'w:type') === 'page'),
  'a symbol is another': atFirst('w:sym', (tree, node) => renamed(tree, node, 'w:char="F0', 'w:char="F1')),
  'a content control loses its properties': atFirst('w:sdtPr', cut),
  'text is spelled as deleted': atFirst('w:t', (tree, node) => renamed(tree, node, 'w:t', 'w:delText')),
  'text stands outside its run': atFirst('w:r', (tree, node) => insert(tree.end[node]!, 'stray')),
  'the columns of a table change': atFirst('w:gridCol', cut),
};

/** Damage beside the main part. */
const harmfulToPackage: Record<string, (docx: DocxPackage) => DocxPackage | undefined> = {
  'a relationship is lost': (docx) => {
    const name = docx.mainPart.replace(/([^/]*)$/, '_rels/$1.rels');
    const node = first(docx.xml(name), 'rel:Relationship', (found) =>
      /image|hyperlink|header/.test(docx.xml(name).source(found)),
    );
    return node === undefined ? undefined : mutated(docx, new Map([[name, [cut(docx.xml(name), node)]]]));
  },
  'a content type is another': (docx) => {
    const name = '/[Content_Types].xml';
    const node = first(docx.xml(name), 'ct:Override', (found) =>
      docx.xml(name).source(found).includes('styles+xml'),
    );
    if (node === undefined) return undefined;
    return mutated(docx, new Map([[name, [renamed(docx.xml(name), node, 'styles+xml', 'settings+xml')]]]));
  },
  'a picture loses a byte': (docx) => {
    const picture = docx.parts.find(({ contentType }) => contentType.startsWith('image/'));
    if (!picture) return undefined;
    return openPackage(rewritePackage(docx, new Map([[picture.name, docx.read(picture.name).subarray(1)]])))
      .package;
  },
  'a style is lost': (docx) => {
    const styles = docx.parts.find(({ contentType }) => contentType.endsWith('styles+xml'))?.name;
    if (!styles) return undefined;
    return mutated(docx, new Map([[styles, [cut(docx.xml(styles), first(docx.xml(styles), 'w:style')!)]]]));
  },
  'a list level counts otherwise': (docx) => {
    const numbering = docx.parts.find(({ contentType }) => contentType.endsWith('numbering+xml'))?.name;
    if (!numbering) return undefined;
    return mutated(
      docx,
      new Map([[numbering, [cut(docx.xml(numbering), first(docx.xml(numbering), 'w:numFmt')!)]]]),
    );
  },
};

/** What a translation does, and may do. */
const harmless: Record<string, Mutation> = {
  'text is another': atFirst('w:t', (tree, node) => replace(tree, node, '<w:t>other text</w:t>')),
  'a run is cut in two': atFirst(
    'w:r',
    (tree, node) => insert(tree.end[node]!, tree.source(node)),
    (tree, node) =>
      [...tree.elements(node)].every((child) => /^w:(?:rPr|t)$/.test(tree.name(child))) &&
      parentIs('w:p')(tree, node),
  ),
  'two runs of one format become one': atFirst(
    'w:r',
    (tree, node) => cut(tree, node),
    (tree, node) => {
      const properties = (run: number) => {
        const found = tree.child(run, 'w:rPr');
        return found === -1 ? '' : tree.source(found);
      };
      const next = tree.nextSibling(node);
      const plain = (run: number) =>
        [...tree.elements(run)].every((child) => /^w:(?:rPr|t)$/.test(tree.name(child)));
      return (
        next !== -1 &&
        tree.name(next) === 'w:r' &&
        plain(node) &&
        plain(next) &&
        properties(node) === properties(next)
      );
    },
  ),
  'the language of a run is another': atFirst('w:lang', (tree, node) =>
    replace(tree, node, '<w:lang w:val="fr-FR"/>'),
  ),
  'a run gets a language': atFirst('w:rPr', (tree, node) =>
    insert(tree.closeStart[node]!, '<w:lang w:val="fr-FR"/>'),
  ),
  'proofing marks go': (tree) => [...find(tree, 'w:proofErr')].map((node) => cut(tree, node)),
  'a field is to be refreshed': atFirst(
    'w:fldChar',
    (tree, node) => insert(tree.openEnd[node]! - 2, ' w:dirty="true"'),
    (tree, node) => tree.isEmptyTag(node) && tree.attribute(node, 'w:fldCharType') === 'begin',
  ),
  'alternative text is another': atFirst('wp:docPr', (tree, node) =>
    renamed(tree, node, 'descr="', 'descr="Bild: '),
  ),
  'a bookmark stands elsewhere in its paragraph': atFirst(
    'w:bookmarkEnd',
    (tree, node) => [cut(tree, node), insert(tree.closeStart[tree.parent[node]!]!, tree.source(node))],
    parentIs('w:p'),
  ),
};

function open(bytes: Uint8Array): DocxPackage {
  const opened = openPackage(bytes, { macros: 'warn' });
  if (!opened.package) throw new Error(opened.findings[0]!.message);
  return opened.package;
}

/** What is said of an output beside remarks. */
function faults(source: DocxPackage, output: DocxPackage): Finding[] {
  const found = [
    ...compareSkeletons(source, output),
    ...newFaults(validatePackage(source), validatePackage(output)),
  ];
  return found.filter(({ severity }) => severity !== 'info');
}

function applyTo(docx: DocxPackage, mutation: Mutation): DocxPackage | undefined {
  const tree = docx.xml(docx.mainPart);
  const splices = mutation(tree);
  if (!splices || spliced(tree, splices) === tree.text) return undefined;
  return mutated(docx, new Map([[docx.mainPart, splices]]));
}

describe('mutations', () => {
  if (!hasCorpus) it('are looked at', (context) => context.skip(corpusMissing));
  const sources = files.map(({ read }) => open(read()));

  it.runIf(hasCorpus).each(Object.entries(harmful))('are noticed where %s', (_, mutation) => {
    const outputs = sources.map((source) => applyTo(source, mutation));
    expect(outputs.some((output) => output !== undefined)).toBe(true);
    for (const [index, output] of outputs.entries()) {
      if (output) expect(faults(sources[index]!, output), files[index]!.name).not.toEqual([]);
    }
  });

  it.runIf(hasCorpus).each(Object.entries(harmfulToPackage))('are noticed where %s', (_, mutation) => {
    const outputs = sources.map((source) => mutation(source));
    expect(outputs.some((output) => output !== undefined)).toBe(true);
    for (const [index, output] of outputs.entries()) {
      if (output) expect(faults(sources[index]!, output), files[index]!.name).not.toEqual([]);
    }
  });

  it.runIf(hasCorpus).each(Object.entries(harmless))(
    'are not held against a translation where %s',
    (_, mutation) => {
      const outputs = sources.map((source) => applyTo(source, mutation));
      expect(outputs.some((output) => output !== undefined)).toBe(true);
      for (const [index, output] of outputs.entries()) {
        if (output) expect(faults(sources[index]!, output), files[index]!.name).toEqual([]);
      }
    },
  );
});
