/** Words for 1 to 12 and for ordinals of them, by language; several words of one number stand apart by a stroke. */
const lists: Readonly<Record<string, string>> = {
  en: 'one|once|first|single|a|an two|twice|second|both|double|pair|half three|third|thrice|triple four|fourth|quarter five|fifth six|sixth seven|seventh eight|eighth nine|ninth ten|tenth eleven|eleventh twelve|twelfth|dozen',
  de: 'ein|eine|einen|einem|einer|eines|eins|einmal|einmalig|erste|erster|ersten|erstes|einzelne zwei|zweimal|zweite|zweiten|zweiter|zweites|beide|beiden|doppelt|halb drei|dritte|dritten|dritter|dreimal vier|vierte|vierten|viertel fünf|fünfte|fünften sechs|sechste sieben|siebte acht|achte neun|neunte zehn|zehnte elf|elfte zwölf|zwölfte|dutzend',
  fr: 'un|une|premier|première|1er deux|deuxième|second|seconde|demi|double trois|troisième quatre|quatrième|quart cinq|cinquième six|sixième sept|septième huit|huitième neuf|neuvième dix|dixième onze douze|douzaine',
  es: 'un|una|uno|primer|primero|primera dos|segundo|segunda|ambos|ambas|medio|doble tres|tercer|tercero|tercera cuatro|cuarto|cuarta cinco|quinto|quinta seis|sexto siete|séptimo ocho|octavo nueve|noveno diez|décimo once doce|docena',
  it: 'un|una|uno|primo|prima|singolo due|secondo|seconda|mezzo tre|terzo|terza quattro|quarto cinque|quinto sei|sesto sette|settimo otto|ottavo nove|nono dieci|decimo undici dodici|dozzina',
  pt: 'um|uma|primeiro|primeira dois|duas|segundo|segunda|ambos|meio três|terceiro|terceira quatro|quarto cinco|quinto seis|sexto sete|sétimo oito|oitavo nove|nono dez|décimo onze doze|dúzia',
  nl: 'een|één|eerste|enkele twee|tweede|beide|half drie|derde vier|vierde|kwart vijf|vijfde zes|zesde zeven|zevende acht|achtste negen|negende tien|tiende elf|elfde twaalf|twaalfde|dozijn',
  nb: 'en|ei|et|én|ett|første|enkelt to|andre|begge|halv tre|tredje fire|fjerde fem|femte seks|sjette sju|syv|sjuende åtte|åttende ni|niende ti|tiende elleve tolv|dusin',
  da: 'en|et|første to|anden|andet|begge|halv tre|tredje fire|fjerde fem|femte seks|sjette syv|syvende otte|ottende ni|niende ti|tiende elleve tolv',
  sv: 'en|ett|första två|andra|båda|halv tre|tredje fyra|fjärde fem|femte sex|sjätte sju|sjunde åtta|åttonde nio|nionde tio|tionde elva tolv',
  fi: 'yksi|yhden|ensimmäinen kaksi|kahden|toinen|molemmat kolme|kolmen|kolmas neljä|neljän|neljäs viisi|viiden|viides kuusi|kuuden|kuudes seitsemän|seitsemäs kahdeksan|kahdeksas yhdeksän|yhdeksäs kymmenen|kymmenes yksitoista kaksitoista',
  pl: 'jeden|jedna|jedno|jednego|pierwszy|pierwsza dwa|dwie|dwóch|drugi|druga|oba trzy|trzech|trzeci cztery|czterech|czwarty pięć|pięciu|piąty sześć|sześciu siedem|siedmiu osiem|ośmiu dziewięć|dziewięciu dziesięć|dziesięciu jedenaście dwanaście',
  cs: 'jeden|jedna|jedno|jednoho|první dva|dvě|dvou|druhý|oba tři|tří|třetí čtyři|čtyř|čtvrtý pět|pěti šest|šesti sedm|sedmi osm|osmi devět|devíti deset|deseti jedenáct dvanáct',
  ru: 'один|одна|одно|одного|одной|первый|первая|первого два|две|двух|второй|вторая|оба|обе три|трёх|трех|третий четыре|четырёх|четырех|четвертый пять|пяти шесть|шести семь|семи восемь|восьми девять|девяти десять|десяти одиннадцать двенадцать',
  uk: 'один|одна|одне|одного|перший два|дві|двох|другий три|трьох|третій чотири|чотирьох п’ять|п’яти шість|шести сім|семи вісім|восьми дев’ять десять|десяти одинадцять дванадцять',
  ar: 'واحد|واحدة|أول|الأول|الأولى|مرة اثنان|اثنين|ثاني|الثاني|الثانية|مرتين|يومين|عامين|سنتين|شهرين|ساعتين|دقيقتين ثلاثة|ثلاث|الثالث أربعة|أربع|الرابع خمسة|خمس|الخامس ستة|ست سبعة|سبع ثمانية|ثماني تسعة|تسع عشرة|عشر أحد اثنا',
  tr: 'bir|tek|birinci|ilk iki|ikinci|çift üç|üçüncü dört|dördüncü beş|beşinci altı|altıncı yedi|yedinci sekiz|sekizinci dokuz|dokuzuncu on|onuncu onbir oniki',
  zh: '一 二|两|兩 三 四 五 六 七 八 九 十 十一 十二',
  ja: '一 二|両 三 四 五 六 七 八 九 十 十一 十二',
  ko: '일|하나|한|첫 이|둘|두 삼|셋|세 사|넷|네 오|다섯 육|여섯 칠|일곱 팔|여덟 구|아홉 십|열 십일 십이',
};

/** Words for 13 to 20, 30, 40, 50, 60, 90 and 100, as contracts spell them. */
const roundLists: Readonly<Record<string, string>> = {
  en: 'thirteen fourteen|fortnight fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty ninety hundred',
  de: 'dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig neunzig hundert',
  fr: 'treize quatorze quinze|quinzaine seize dix-sept dix-huit dix-neuf vingt trente quarante cinquante soixante quatre-vingt-dix cent',
  es: 'trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta noventa cien|ciento',
  it: 'tredici quattordici quindici sedici diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta novanta cento',
  pt: 'treze catorze|quatorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte trinta quarenta cinquenta sessenta noventa cem|cento',
  nl: 'dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig vijftig zestig negentig honderd',
};
const rounds = [13, 14, 15, 16, 17, 18, 19, 20, 30, 40, 50, 60, 90, 100];

export function isRound(number: number): boolean {
  return rounds.includes(number);
}

const tables = new Map<string, readonly (readonly string[])[]>();

/** The words that may stand for 1 to 12 or a round number, undefined where they are not known for the language. */
export function wordsForNumber(number: number, language: string): readonly string[] | undefined {
  const name = language === 'no' || language === 'nn' ? 'nb' : language;
  const list = lists[name];
  if (list === undefined) return undefined;
  if (number > 12) return roundLists[name]?.split(' ')[rounds.indexOf(number)]?.split('|') ?? [];
  let table = tables.get(language);
  if (!table) {
    table = list.split(' ').map((words) => words.split('|'));
    tables.set(language, table);
  }
  return table[number - 1];
}

const units = 'I II III IV V VI VII VIII IX'.split(' ');
const tens = 'X XX XXX'.split(' ');

/** Roman numeral of 1 to 39, undefined beyond. */
export function romanNumeral(number: number): string | undefined {
  if (!Number.isInteger(number) || number < 1 || number > 39) return undefined;
  return (tens[Math.floor(number / 10) - 1] ?? '') + (units[(number % 10) - 1] ?? '');
}
