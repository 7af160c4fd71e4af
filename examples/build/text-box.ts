import { nextIdentifier } from './identifiers.ts';
import { blocks } from './paragraph.ts';
import type { Placement } from './picture.ts';
import type { Xml } from './xml.ts';
import { escapeAttribute, raw } from './xml.ts';

const emu = 36_000;
const pointsPerMillimetre = 72 / 25.4;

/**
 * A text box at the right margin beside its paragraph, written twice as Word does: a DrawingML shape, and a
 * VML shape with the same text for readers from before 2010.
 */
export function textBox(placement: Placement, content: readonly Xml[]): Xml {
  const id = nextIdentifier();
  const text = `<w:txbxContent>${blocks(content)}</w:txbxContent>`;
  return raw(
    [
      '<w:r><mc:AlternateContent><mc:Choice Requires="wps">',
      shape(id, placement, text),
      '</mc:Choice><mc:Fallback>',
      fallback(id, placement, text),
      '</mc:Fallback></mc:AlternateContent></w:r>',
    ].join(''),
  );
}

function shape(id: number, { name, description, width, height }: Placement, text: string): string {
  return [
    `<w:drawing><wp:anchor distT="45720" distB="45720" distL="114300" distR="0" simplePos="0" relativeHeight="2516${58240 + id}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">`,
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>36000</wp:posOffset></wp:positionV>',
    `<wp:extent cx="${width * emu}" cy="${height * emu}"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="${id}" name="${name}" descr="${escapeAttribute(description)}"/><wp:cNvGraphicFramePr/>`,
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">',
    `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width * emu}" cy="${height * emu}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`,
    '<a:solidFill><a:srgbClr val="E8F3F3"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="2E8B8B"/></a:solidFill></a:ln></wps:spPr>',
    `<wps:txbx>${text}</wps:txbx><wps:bodyPr rot="0" vert="horz" wrap="square" lIns="91440" tIns="45720" rIns="91440" bIns="45720" anchor="t" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp>`,
    '</a:graphicData></a:graphic></wp:anchor></w:drawing>',
  ].join('');
}

function fallback(id: number, { name, description, width, height }: Placement, text: string): string {
  const points = (millimetres: number): string => (millimetres * pointsPerMillimetre).toFixed(1);
  const style = [
    'position:absolute;margin-left:0;margin-top:2.85pt',
    `width:${points(width)}pt;height:${points(height)}pt;z-index:${id}`,
    'visibility:visible;mso-wrap-style:square;mso-position-horizontal:right;mso-position-horizontal-relative:margin;mso-position-vertical-relative:text;v-text-anchor:top',
  ].join(';');
  return [
    `<w:pict><v:rect id="${name.replaceAll(' ', '')}" o:spid="_x0000_s${1026 + id}" alt="${escapeAttribute(description)}" style="${style}" fillcolor="#e8f3f3" strokecolor="#2e8b8b">`,
    `<v:textbox>${text}</v:textbox><w10:wrap type="square" anchorx="margin"/></v:rect></w:pict>`,
  ].join('');
}
