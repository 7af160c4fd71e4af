import { type Check, nothing, type Occurrence, traits } from '#engine/checks/subject';
import { addressesOf } from './addresses-of.ts';

export const addressChanged: Check = {
  code: 'address-changed',
  weight: 'warns',
  when: 'A web address, e-mail address or path of the source is not in the target as it stands.',
  action: 'Write the address as in the source, or approve the one of the target country.',
  explanation:
    'Addresses meet in any order. A web address may differ in a part that names the language (`/en/`, `/de-DE/`, `hl=en`) or in the ending of the host (`.com`, `.de`).',
  examples: [
    {
      source: 'See https://example.org/a.',
      target: 'Siehe https://example.org/b.',
      languages: ['en', 'de'],
      found: true,
    },
    {
      source: 'Write to info@example.org.',
      target: 'Schreiben Sie an info@example.de.',
      languages: ['en', 'de'],
      found: true,
    },
    {
      source: 'Open C:\\Data\\file.txt',
      target: 'Öffnen Sie C:\\Daten\\file.txt',
      languages: ['en', 'de'],
      found: true,
    },
    {
      source: 'See https://example.org/en/a',
      target: 'Siehe https://example.org/de/a',
      languages: ['en', 'de'],
      found: false,
    },
    {
      source: 'See https://example.org/a.',
      target: '参见 https://example.org/a。',
      languages: ['en', 'zh'],
      found: false,
    },
    { source: 'and/or', target: 'und/oder', languages: ['en', 'de'], found: false },
  ],
  find({ source, target }) {
    if (!source.has(traits.ADDRESS) || target.isEmpty) return nothing;
    const wanted = addressesOf(source.text);
    if (wanted.length === 0) return nothing;
    const found = addressesOf(target.text);
    const exact = new Set(found.map(({ text }) => text));
    const alike = new Set(found.map(({ text }) => withoutLanguage(text)));
    const missing: Occurrence[] = [];
    for (const { text } of wanted) {
      if (!exact.has(text) && !alike.has(withoutLanguage(text)))
        missing.push({ start: 0, end: 0, detail: text });
    }
    return missing;
  },
};

/** A web address without the parts that name a language or country; others as they stand. */
function withoutLanguage(address: string): string {
  if (!/^(?:https?:|www\.)/i.test(address)) return address;
  return address
    .replace(/\/$/, '')
    .replace(/^(https?:\/\/)?(?:www\.)?([a-z]{2}\.)?/i, '')
    .replace(/^([^/?#]{1,200}?)(?:\.co)?\.[a-z]{2,6}(?=[/?#:]|$)/i, '$1')
    .replace(/([/=_-])[a-z]{2}(?:[-_][a-z]{2})?(?=[/&?#._-]|$)/gi, '$1');
}
