export { type DecodedXml, decodeXml, encodeXml, XmlEncoder, type XmlEncoding } from './encoding.ts';
export { escapeAttribute, escapeText, forbiddenCharacters, unescapeXml } from './escape.ts';
export { xmlFinding } from './findings.ts';
export { canonicalName } from './namespaces.ts';
export { parseXml, type XmlLimits } from './parse-xml.ts';
export { CDATA, ELEMENT, TEXT, type XmlAttribute, XmlTree } from './tree.ts';
