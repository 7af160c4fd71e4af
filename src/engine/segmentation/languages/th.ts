import type { LanguageSource } from './language-rules.ts';

/** Thai and Lao set sentences apart by a space only; polite particles end them, linking words open them. */
export const thai: LanguageSource = {
  never: `ดร ศ รศ ผศ นพ พญ ทพ ภก น.ส นส พล.อ พล.ต.อ พล.ท พ.ต.ท พ.ต.อ ร.ต.อ จ.ส.อ ม.ร.ว ม.ล ด.ช ด.ญ อ ต จ ถ ซ พ.ศ ค.ศ ฯพณฯ บ หจก บมจ`,
  mayEnd: `ฯลฯ น กม ซม มม กก จก บมจ พ.ศ ค.ศ`,
  beforeNumber: `พ.ศ ค.ศ น โทร`,
  spaced: {
    finals: `ครับ ครับผม ค่ะ คะ ขา นะคะ นะครับ จ้ะ จ้า จ๊ะ ฮะ ล่ะ น่ะ เถอะ หรือไม่ หรือเปล่า หรือยัง ไหม มั้ย`,
    openers: `อย่างไรก็ตาม อย่างไรก็ดี นอกจากนี้ นอกจากนั้น ดังนั้น เพราะฉะนั้น ทั้งนี้ ทั้งนั้น ในขณะเดียวกัน ขณะเดียวกัน ต่อมา จากนั้น หลังจากนั้น สุดท้ายนี้ ในทางกลับกัน อนึ่ง กล่าวคือ แต่ทว่า`,
  },
};
