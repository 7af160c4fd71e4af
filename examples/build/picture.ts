import { nextIdentifier } from './identifiers.ts';
import type { Xml } from './xml.ts';
import { escapeAttribute, raw } from './xml.ts';

const drawingNamespace = 'http://schemas.openxmlformats.org/drawingml/2006';

/** English metric units in a millimetre. */
const emu = 36_000;

export interface Placement {
  readonly name: string;
  /** What a reader who cannot see the object hears in its place. */
  readonly description: string;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
}

/** A picture in the line, with its alternative text. */
export function picture(relationship: string, file: string, placement: Placement): Xml {
  const { width, height } = placement;
  const graphic = [
    `<pic:pic xmlns:pic="${drawingNamespace}/picture"><pic:nvPicPr><pic:cNvPr id="0" name="${file}"/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip r:embed="${relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width * emu}" cy="${height * emu}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`,
  ].join('');
  return inlineDrawing(placement, 'picture', graphic);
}

/** A chart in the line; its data is in the chart part that the relationship names. */
export function chartFrame(relationship: string, placement: Placement): Xml {
  return inlineDrawing(
    placement,
    'chart',
    `<c:chart xmlns:c="${drawingNamespace}/chart" r:id="${relationship}"/>`,
  );
}

function inlineDrawing({ name, description, width, height }: Placement, kind: string, graphic: string): Xml {
  return raw(
    [
      `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width * emu}" cy="${height * emu}"/>`,
      `<wp:docPr id="${nextIdentifier()}" name="${name}" descr="${escapeAttribute(description)}"/><wp:cNvGraphicFramePr/>`,
      `<a:graphic xmlns:a="${drawingNamespace}/main"><a:graphicData uri="${drawingNamespace}/${kind}">${graphic}</a:graphicData></a:graphic>`,
      '</wp:inline></w:drawing></w:r>',
    ].join(''),
  );
}
