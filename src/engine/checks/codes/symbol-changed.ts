import { type Check, nothing, traits } from '#engine/checks/subject';

export const symbolChanged: Check = {
  code: 'symbol-changed',
  weight: 'warns',
  when: 'The target has another number of a sign such as %, €, © or § than the source.',
  action: 'Set the sign, or approve the word that stands for it.',
  explanation:
    'Counts `% ‰ ° © ® ™ @ # * = € £ ¥ $ § ± × ÷ ≤ ≥`, full-width forms included. Signs inside placeholders and addresses count on both sides alike. A sign may be written as a word that ' +
    'is in this list: percent, euro, dollar, pound, yen, number, paragraph, in the more common languages.',
  examples: [
    { source: 'A discount of 20 %', target: 'Ein Rabatt von 20', languages: ['en', 'de'], found: true },
    { source: 'It costs $5.', target: 'Es kostet 5 €.', languages: ['en', 'de'], found: true },
    {
      source: 'A discount of 20%',
      target: 'Ein Rabatt von 20 Prozent',
      languages: ['en', 'de'],
      found: false,
    },
    { source: 'It costs $5.', target: 'Es kostet 5 $.', languages: ['en', 'de'], found: false },
    { source: '100%', target: '１００％', languages: ['en', 'ja'], found: false },
  ],
  find({ source, target }) {
    if (!source.has(traits.SYMBOL) && !target.has(traits.SYMBOL)) return nothing;
    if (target.isEmpty) return nothing;
    if (source.text === target.text) return nothing;
    const wanted = countSymbols(source.text);
    const differences: string[] = [];
    const found = countSymbols(target.text);
    for (const sign of new Set([...wanted.keys(), ...found.keys()])) {
      const missing = (wanted.get(sign) ?? 0) - (found.get(sign) ?? 0);
      if (missing === 0 || isSaid(sign, missing > 0 ? target.text : source.text)) continue;
      differences.push(`${sign} ${found.get(sign) ?? 0} times for ${wanted.get(sign) ?? 0}`);
    }
    return differences.length === 0 ? nothing : [{ start: 0, end: 0, detail: differences.join(', ') }];
  },
};

const wide: Readonly<Record<string, string>> = {
  '％': '%',
  '＄': '$',
  '＃': '#',
  '＠': '@',
  '＝': '=',
  '٪': '%',
};

function countSymbols(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at < text.length; at++) {
    if ((traits.traitsOfUnit(text.charCodeAt(at)) & traits.SYMBOL) === 0) continue;
    const sign = wide[text[at]!] ?? text[at]!;
    counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return counts;
}

const saidAs: Readonly<Record<string, RegExp>> = {
  '%': /percent|per cent|prozent|pour cent|por ciento|por cento|per cento|procent|prosent|процент|प्रतिशत|بالمائة|بالمئة|パーセント|百分/i,
  '€': /euro|евро|يورو|ユーロ|欧元|EUR/i,
  $: /dollar|dólar|доллар|دولار|ドル|美元|USD/i,
  '£': /pound|pfund|livre|libra|sterlin|фунт|ポンド|英镑|GBP/i,
  '¥': /yen|yuan|renminbi|円|元|JPY|CNY|иен/i,
  '#': /number|nummer|numéro|número|numero|номер|nr\.|no\.|n\.?º|nº|№|番|号|hash/i,
  '§': /section|paragraph|article|artikel|artículo|абзац|条/i,
  '°': /degree|grad|degré|grado|grau|градус|度|درجة|º/i,
  '©': /copyright|\(c\)/i,
  '®': /\(r\)/i,
  '™': /\(tm\)/i,
  '×': /(?<=\d)\s?x(?=\s?\d)| by /i,
  '=': /equal|gleich|égal|igual|等于/i,
};

function isSaid(sign: string, text: string): boolean {
  return saidAs[sign]?.test(text) ?? false;
}
