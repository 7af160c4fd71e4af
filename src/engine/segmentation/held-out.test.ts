import { describe, expect, it } from 'vitest';
import { segmenterFor } from './segmenter-for.ts';

/** Written for this test and used for nothing else; a bar stands where a sentence begins. */
const marked: Readonly<Record<string, readonly string[]>> = {
  en: [
    'The fee is due under Section 5. |It is payable in advance.',
    'See No. 5 of the list. |No. 6 was removed.',
    'Bring a form of identification, e.g. a passport. |Copies are not accepted.',
    'Cf. Annex B for details. |The table there is binding.',
    'Acme Inc. filed for protection. |Its creditors were informed.',
    'The U.S. Government objected. |Nobody listened.',
    'She moved to the U.S. |There she found work.',
    'Dr. Watson met Mrs. Hudson at St. James’s Park. |They talked for an hour.',
    'Pursuant to Art. 12 para. 3 of the Regulation, the Processor shall assist. |Failure to do so is a breach.',
    'Use a torque of approx. 25 Nm. |Do not overtighten.',
    'Press Start. |The pump runs for 3 min. |Then it stops.',
    'The meeting starts at 9 a.m. on Monday. |Lunch is at 12.30 p.m. |Please be punctual.',
    'He asked, “Are you sure? I am not.” |Then he left.',
    '“Stop!” she shouted. |Nobody moved.',
    'Version 2.1.3 fixes the error. |Version 2.2 adds a setting.',
    'Write to info@example.com. |We answer within a day.',
    'Go to www.example.com/help. |Choose your language.',
    'The price is $3.50. |Tax is extra.',
    'J. R. R. Tolkien wrote it. |C. S. Lewis read it.',
    'Vitamin C. is what he wrote, with a stray dot.',
    'See Appendix A. |It lists the parts.',
    'This is hard (cf. Smith et al. 2019) but not impossible. |Try it.',
    'The parties agree (the “Parties”). |They sign below.',
    'Is it true? |Yes! |It is.',
    'Wait... |What was that?',
    'He hesitated ... and went on. |She did not.',
    'Figure 3. Overview of the system',
    '3.1. Scope of delivery',
    'Article 7. Termination. |Either party may terminate.',
    'The result was 5. |We expected 6.',
    'Messrs. Jones & Sons Ltd. supplied the parts. |They were late.',
    'The goods (incl. packaging) weigh 12 kg. |Handle with care.',
    'It happened on Jan. 5, 2020. |Everyone remembers.',
    'Fees, costs, etc. are borne by the Buyer. |Taxes, duties, etc. |The Seller pays nothing.',
    'Her name is Mary-Jane O’Neil Jr. and she is 30. |He is 40.',
    'The animals were fed. |They slept.',
    'See Fed. R. Evid. 603. |It covers oaths.',
    'The data are encrypted. (C5)',
    'The so-called “No. 1” product sells well. |It is cheap.',
  ],
  de: [
    'Nach Art. 5 Abs. 2 BGB gilt das nicht. |Es gilt etwas anderes.',
    'Gemäß § 433 Abs. 1 S. 1 BGB ist der Verkäufer verpflichtet. |Der Käufer muss zahlen.',
    'Das gilt z. B. für Anhänge. |Für Anlagen gilt es nicht.',
    'Am 3. Oktober 1990 war es so weit. |Alle feierten.',
    'Die Sitzung findet am 12. Mai statt. |Bitte kommen Sie pünktlich.',
    'Der 1. Vorsitzende eröffnet die Versammlung. |Er führt das Protokoll.',
    'Siehe S. 12 ff. |Dort steht mehr.',
    'Herr Dr. Müller und Frau Prof. Dr. Schmidt sind da. |Sie warten.',
    'Die Firma Huber GmbH & Co. KG liefert. |Der Versand erfolgt morgen.',
    'Wir brauchen Schrauben, Muttern usw. |Die Liste liegt bei.',
    '„Kommst du?“, fragte sie. |Er nickte.',
    'Er sagte: „Ich komme. Warte auf mich.“ |Dann legte er auf.',
    'Das Gerät wiegt ca. 5 kg. |Es ist 30 cm hoch.',
    'Vgl. dazu Nr. 4 der Anlage. |Die Anlage ist Teil des Vertrags.',
    'Im 19. Jahrhundert war das üblich. |Heute nicht mehr.',
    'Ludwig XIV. war König. |Er regierte lange.',
    'Der Preis beträgt 1.250,50 Euro. |Hinzu kommt die Steuer.',
    'Sie wohnt in der Hauptstr. 5. |Ihr Bruder wohnt daneben.',
    'Die Frist beträgt i. d. R. zwei Wochen. |In Ausnahmen ist sie länger.',
    'Ist das wahr? |Ja! |Natürlich.',
    'Die Musik ist laut. |Wir gehen.',
  ],
  fr: [
    'M. Dupont est arrivé. |Mme Martin l’attendait.',
    'On peut, p. ex., choisir une autre date. |La date est libre.',
    'Selon l’art. 5 al. 2 du Code, c’est interdit. |Le juge décide.',
    'Voir p. 12 et suiv. |Le texte est clair.',
    '« Venez ! » dit-il. |Elle vint.',
    'Il a dit : « Je viens. Attends-moi. » |Puis il raccrocha.',
    'La société Durand S.A. a signé. |Elle paiera demain.',
    'Le Dr Petit habite au no 5. |Il est absent.',
    'Les pommes, les poires, etc. sont mûres. |Il faut les cueillir.',
    'J.-P. Martin est absent. |Qui le remplace ?',
    'Est-ce vrai ? |Oui !',
    'Le prix est de 3,50 €. |La TVA est incluse.',
  ],
  es: [
    'El Sr. García llegó tarde. |La Sra. López esperaba.',
    'Véase el art. 5 de la Ley. |La ley es clara.',
    'Compró pan, leche, etc. |Después volvió a casa.',
    '¿Vienes? |¡Claro que sí!',
    'Vive en EE. UU. desde 2010. |Trabaja allí.',
    'La empresa Pérez S.A. firmó. |El contrato es válido.',
    'Consulte la pág. 7. |Allí está la tabla.',
    'El núm. 3 no existe. |El núm. 4 sí.',
  ],
  it: [
    'Il Sig. Rossi è arrivato. |La Sig.ra Bianchi aspetta.',
    'Ai sensi dell’art. 5, comma 2, del D.Lgs. 50/2016 è vietato. |La legge è chiara.',
    'Porta pane, latte, ecc. |Poi torna a casa.',
    'Vedi pag. 12. |Il testo è chiaro.',
    'La Ferrari S.p.A. ha firmato. |Il contratto è valido.',
    '«Vieni?» chiese. |Lui annuì.',
    'Il prof. Verdi e il dott. Neri sono qui. |Aspettano.',
  ],
  nl: [
    'Dhr. Jansen is er. |Mevr. De Vries wacht.',
    'Zie art. 5 lid 2 van de wet. |De wet is duidelijk.',
    'Neem bijv. een appel. |Of een peer.',
    'Dat geldt o.a. voor bijlagen. |Het geldt niet voor tabellen.',
    'Brood, melk, enz. staan klaar. |Eet smakelijk!',
    'De vergadering is op 5 mei a.s. om 10 uur. |Kom op tijd.',
  ],
  da: [
    'Hr. Jensen er her. |Fru Hansen venter.',
    'Se f.eks. § 5, stk. 2. |Loven er klar.',
    'Mødet er den 5. maj. |Kom til tiden.',
    'Vi har brød, mælk osv. |Det er nok.',
    'Jf. art. 7 i aftalen. |Den gælder stadig.',
  ],
  sv: [
    'Ta t.ex. ett äpple. |Det är gott.',
    'Enligt 5 kap. 2 § gäller detta. |Lagen är tydlig.',
    'Bröd, mjölk m.m. finns här. |Ät nu.',
    'Mötet börjar kl. 10. |Kom i tid.',
  ],
  pl: [
    'Zgodnie z art. 5 ust. 2 ustawy jest to zakazane. |Ustawa jest jasna.',
    'Weź np. jabłko. |Jest dobre.',
    'Dr Kowalski i prof. Nowak są tutaj. |Czekają.',
    'Spotkanie odbędzie się 5 maja 2020 r. w Warszawie. |Proszę przyjść.',
    'Firma Abc Sp. z o.o. podpisała umowę. |Umowa jest ważna.',
  ],
  ru: [
    'Согласно ст. 5 п. 2 Закона это запрещено. |Закон ясен.',
    'Г-н Иванов живёт на ул. Ленина. |Он дома.',
    'Хлеб, молоко и т. д. |Это всё.',
    'А. С. Пушкин родился в г. Москве. |Он поэт.',
    '— Привет! — сказал он. |Она молчала.',
    'Это стоит 100 руб. в месяц. |Дорого!',
    'Население — 5 млн чел. |Площадь мала.',
    'См. рис. 3. |Там всё видно.',
  ],
  uk: ['Див. рис. 3. |Там усе видно.', 'Згідно зі ст. 5 Закону це заборонено. |Закон ясний.'],
  bg: ['Виж чл. 5, ал. 2 от закона. |Законът е ясен.', 'Г-н Иванов живее на ул. Шипка. |Той е тук.'],
  cs: [
    'Podle čl. 5 odst. 2 zákona je to zakázáno. |Zákon je jasný.',
    'Schůzka je 5. května. |Přijďte včas.',
    'Vezmi např. jablko. |Je dobré.',
  ],
  sk: ['Podľa čl. 5 ods. 2 zákona je to zakázané. |Zákon je jasný.', 'Ing. Novák je tu. |Čaká.'],
  hu: ['Lásd a 5. oldalt. |Ott van a táblázat.', 'Dr. Nagy itt van. |Vár.'],
  pt: [
    'O Sr. Silva chegou. |A Sra. Costa espera.',
    'Nos termos do art. 5 da lei, é proibido. |A lei é clara.',
    'Comprou pão, leite, etc. |Depois voltou.',
  ],
  ro: ['Dl. Popescu a venit. |El așteaptă.', 'Conform art. 5 alin. 2, este interzis. |Legea este clară.'],
  fi: ['Ota esim. omena. |Se on hyvä.', 'Kokous on 5. toukokuuta. |Tule ajoissa.'],
  tr: ['Dr. Yılmaz burada. |O bekliyor.', 'Bkz. md. 5. |Bu madde açıktır.'],
  el: [
    'Βλ. άρθ. 5 του νόμου. |Ο νόμος είναι σαφής.',
    'Πού είναι; |Εδώ είναι.',
    'Ο κ. Παπαδόπουλος ήρθε. |Η κ. Γεωργίου περιμένει.',
  ],
  hy: ['Նա եկավ: |Ես գնացի:', 'Բարև ձեզ։ |Ինչպե՞ս եք։'],
  ar: ['وصل د. أحمد إلى المكتب. |كان الجميع في انتظاره.', 'هل هذا صحيح؟ |نعم!', 'راجع المادة 5. |النص واضح.'],
  fa: ['آیا درست است؟ |بله.', 'او آمد. |من رفتم.'],
  ur: ['کیا یہ سچ ہے؟ |جی ہاں۔ |شکریہ۔'],
  hi: ['डॉ. शर्मा आए। |वे बैठे।', 'क्या यह सच है? |हाँ!'],
  mr: ['डॉ. जोशी आले. |ते बसले.', 'हे खरे आहे का? |हो!'],
  bn: ['এটা কি সত্যি? |হ্যাঁ। |ধন্যবাদ।'],
  am: ['እንዴት ነህ? |ደህና ነኝ። |አመሰግናለሁ።'],
  my: ['နေကောင်းလား။ |ကောင်းပါတယ်။'],
  km: ['សួស្តី។ |អ្នកសុខសប្បាយទេ?'],
  th: ['สวัสดีครับ |ผมชื่อสมชาย', 'ขอบคุณมากค่ะ |แล้วพบกันใหม่', 'ราคา 50 บาท ต่อชิ้น'],
  ja: [
    '「そうです。」と彼は言った。|それから帰った。',
    '「こんにちは。」|「お元気ですか。」',
    '「行くぞ！」と叫んだ。|誰も来ない。',
    '彼は「はい。そうです。」と答えた。|私は黙った。',
    '価格は3.5ドルです。|税は別です。',
    'なぜ？|分からない！',
    '（詳細は第5条を参照。）|以上です。',
    'モデルA.1を使う。|次へ進む。',
  ],
  zh: [
    '他说：“你好。我来了。”|然后走了。|我没说话。',
    '“你好！”他说。|我笑了。',
    '价格是3.5元。|税另计。',
    '请参阅第5条（见附件。）。|谢谢！',
    '真的吗？|是的！',
    '等等……我不知道。|算了。',
  ],
  ko: ['안녕하세요. |반갑습니다.', '정말입니까? |네!'],
  vi: ['Ông TS. Nam đã đến. |Bà chờ.', 'Có thật không? |Có!'],
  id: ['Bapak Dr. Budi sudah datang. |Ia menunggu.', 'Lihat hal. 5. |Di sana ada tabel.'],
  eo: ['Ĉu vere? |Jes, s-ro A. Zamenhof venis. |Li atendas.'],
};

const cases = Object.entries(marked).flatMap(([language, texts]) =>
  texts.map((text) => ({ language, text })),
);

function mark(text: string, language: string): string {
  const breaks = [0, ...segmenterFor(language)(text), text.length];
  return breaks
    .slice(1)
    .map((end, i) => text.slice(breaks[i], end))
    .join('|');
}

describe('sentences of general, legal and technical prose', () => {
  it.each(cases)('$language: $text', ({ language, text }) => {
    expect(mark(text.replaceAll('|', ''), language)).toBe(text);
  });

  it('is a set of at least 150 sentences in at least 30 languages', () => {
    expect(cases.reduce((sum, { text }) => sum + text.split('|').length, 0)).toBeGreaterThanOrEqual(150);
    expect(Object.keys(marked).length).toBeGreaterThanOrEqual(30);
  });
});
