import { field } from './field.ts';
import { resetIdentifiers } from './identifiers.ts';
import { bold, externalLink } from './inline.ts';
import { arabic, arabicBold, bidiParagraph, latin } from './letter-inline.ts';
import { numberingPart } from './numbering.ts';
import { headerAndFooter, sectionProperties } from './page.ts';
import { blocks, paragraph } from './paragraph.ts';
import { paragraphStyle } from './styles.ts';
import { table } from './table.ts';
import { wordCompanion, writeWordDocument } from './word-document.ts';
import type { Inline, Xml } from './xml.ts';
import { wordPart } from './xml.ts';

const subject = 'توريد أجهزة مراقبة جودة المياه';

/** `letter-ar.docx`: a business letter in Arabic with product names in Latin script. */
export function letterDocument(): Buffer {
  resetIdentifiers();
  return writeWordDocument({
    look: {
      font: 'Calibri',
      complexFont: 'Arial',
      language: 'en-GB',
      complexLanguage: 'ar-JO',
      size: 22,
      own: [
        paragraphStyle('Body', {
          name: 'Letter Body',
          custom: true,
          paragraph: '<w:spacing w:before="120" w:after="160"/>',
        }),
        paragraphStyle('Closing', { name: 'Closing', paragraph: '<w:spacing w:before="240" w:after="0"/>' }),
      ].join(''),
    },
    properties: {
      title: `${subject} Aquila 300`,
      subject: 'تأكيد الطلب',
      creator: 'شركة هالدن للأجهزة المحدودة',
      keywords: 'طلب؛ مياه؛ قياس',
      description: 'رسالة تأكيد الطلب',
      category: 'رسالة',
      language: 'ar-JO',
      company: 'Halden Instruments Limited',
    },
    body: letterBody(),
    parts: [
      wordCompanion('rId10', 'numbering', 'numbering', numbering),
      wordCompanion('rId20', 'header', 'header1', wordPart('hdr', letterhead.xml)),
      wordCompanion('rId21', 'footer', 'footer1', wordPart('ftr', footer.xml)),
    ],
    links: [
      { id: 'rId30', type: 'hyperlink', target: 'https://www.halden.example/ar', external: true },
      { id: 'rId31', type: 'hyperlink', target: 'mailto:sales@halden.example', external: true },
    ],
    fonts: ['Calibri', 'Arial', 'Times New Roman'],
  });
}

const numbering = numberingPart([[{ format: 'arabicAbjad', text: '%1.', indent: [720, 454] }]]);

const letterhead = bidiParagraph(
  'Header',
  '',
  arabicBold('شركة هالدن للأجهزة المحدودة'),
  '\t',
  latin('Halden Instruments Limited'),
);

const footer = bidiParagraph('Footer', '', 'صفحة ', field('PAGE', '1'), ' من ', field('NUMPAGES', '1'));

const body = (...content: Inline[]): Xml => bidiParagraph('Body', '', ...content);

const point = (...content: Inline[]): Xml =>
  bidiParagraph('ListParagraph', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', ...content);

const cell = (...content: Inline[]): { content: Xml[] } => ({
  content: [bidiParagraph('TableText', '', ...content)],
});

const orderTable = (): Xml =>
  table({
    widths: [3556, 2000, 1400, 2400],
    heading: true,
    rightToLeft: true,
    rows: [
      [cell('الصنف'), cell('الطراز'), cell('الكمية'), cell('موعد التسليم')],
      [cell('جهاز مراقبة جودة المياه'), cell(latin('Aquila 300')), cell('12'), cell('1 نيسان/أبريل 2026')],
      [cell('مجسّ الأكسجين المذاب'), cell(latin('AQ-DO2')), cell('12'), cell('1 نيسان/أبريل 2026')],
      [cell('حامل جداري'), cell(latin('AQ-WB1')), cell('12'), cell('15 آذار/مارس 2026')],
    ],
  });

function letterBody(): string {
  return [
    blocks([
      body('عمّان، 16 شباط/فبراير 2026'),
      body('السادة شركة الواحة لتقنيات المياه المحترمين'),
      body(arabicBold(`الموضوع: ${subject} `), bold('Aquila 300')),
      body('تحية طيبة وبعد،'),
      body(
        'نشكركم على اهتمامكم بمنتجاتنا، ويسرّنا أن نؤكد لكم قبول طلبكم رقم ',
        latin('HI-2026-031'),
        ' المؤرخ في 9 شباط/فبراير 2026. ويشمل الطلب الأجهزة والملحقات المبيّنة في الجدول الآتي:',
      ),
      orderTable(),
      paragraph(undefined),
      body('ونودّ أن نلفت عنايتكم إلى النقاط الآتية:'),
      point('تُسلَّم الأجهزة في مستودعكم في عمّان، ويتولى مهندسونا تركيبها وتشغيلها.'),
      point(
        'يُرفَق بكل جهاز دليل استعمال باللغة العربية، ويمكن تنزيله أيضًا من ',
        externalLink('rId30', 'www.halden.example/ar'),
        '.',
      ),
      point('تسري كفالة المصنّع مدة ', arabicBold('24 شهرًا'), ' ابتداءً من تاريخ التسليم.'),
      point('يُسدَّد ثمن الطلب خلال 30 يومًا من تاريخ تسلُّم الفاتورة.'),
      body(
        'ويمكنكم كذلك متابعة القراءات عن بُعد بواسطة تطبيق ',
        latin('AquilaLink'),
        ' المتوافر لنظامي ',
        latin('Android'),
        ' و',
        latin('iOS'),
        '.',
      ),
      body(
        'وللاستفسار يُرجى الاتصال بالسيدة ليلى حدّاد على الرقم ',
        latin('\u200e+962 6 555 0142\u200e'),
        ' أو مراسلتها على العنوان ',
        externalLink('rId31', 'sales@halden.example'),
        '.',
      ),
      body('وتفضلوا بقبول فائق الاحترام والتقدير،'),
      bidiParagraph(
        'Closing',
        '',
        arabicBold('ليلى حدّاد'),
        '\nمديرة المبيعات لمنطقة الشرق الأوسط\nشركة هالدن للأجهزة المحدودة',
      ),
      bidiParagraph('Closing', '', arabic('المرفقات: نسخة من أمر الشراء، وقائمة الأسعار')),
    ]),
    sectionProperties(headerAndFooter, '', 1, '<w:bidi/>'),
  ].join('');
}
