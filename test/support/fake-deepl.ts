import { type FakeService, type SeenRequest, shout, startFakeService } from './fake-service.ts';

export const fakeDeeplKey = 'secret-key-of-deepl:fx';

const targets =
  /^(AR|BG|CS|DA|DE|EL|EN-GB|EN-US|ES|ES-419|FR|IT|JA|NL|PL|PT-BR|PT-PT|RU|UK|ZH-HANS|ZH-HANT)$/;

/** DeepL's interface (version 2) on this machine: it checks key, parameters and XML, and puts text in capitals. */
export function startFakeDeepl(): Promise<FakeService> {
  return startFakeService('/v2/translate', {
    read: (request) => {
      const fault = faultIn(request);
      return fault ?? { texts: request.json.text };
    },
    translate: shout,
    write: (translations, { json }) => ({
      translations: translations.map((text) => ({
        detected_source_language: json.source_lang,
        text,
        ...(json.show_billed_characters && { billed_characters: text.replace(/<[^>]*>/g, '').length }),
      })),
    }),
  });
}

function faultIn({ headers, json, text }: SeenRequest): { refuse: number; json: unknown } | undefined {
  const refuse = (status: number, message: string) => ({ refuse: status, json: { message } });
  if (headers.authorization !== `DeepL-Auth-Key ${fakeDeeplKey}`) return refuse(403, 'Forbidden');
  if (text.length > 131_072) return refuse(413, 'Request Entity Too Large');
  if (!targets.test(json.target_lang)) return refuse(400, "Value for 'target_lang' not supported.");
  if (!/^[A-Z]{2}$/.test(json.source_lang)) return refuse(400, "Value for 'source_lang' not supported.");
  if (!Array.isArray(json.text) || json.text.length > 50)
    return refuse(400, 'Too many texts in the request.');
  const broken = json.text.find((one: string) => json.tag_handling === 'xml' && !isXml(one));
  return broken === undefined ? undefined : refuse(400, `Tag handling parsing failed: ${broken}`);
}

/** Whether elements are closed in order and nothing is left unescaped. */
function isXml(text: string): boolean {
  const open: string[] = [];
  for (const [, slash, name, empty] of text.matchAll(/<(\/?)([a-z]+)(?: id="\d+")?(\/?)>/g)) {
    if (slash && open.pop() !== name) return false;
    if (!slash && !empty) open.push(name!);
  }
  const rest = text.replace(/<\/?[a-z]+(?: id="\d+")?\/?>/g, '').replace(/&(?:amp|lt|gt);/g, '');
  return open.length === 0 && !/[<&]/.test(rest);
}
