import { counted, defineMessages } from '#platform/web/messages';

export const erasureMessages = defineMessages({
  title: { en: 'Erase from memories', de: 'Aus Speichern tilgen' },
  intro: {
    en: 'Takes a person or a document out of all memories of the house. What is under a legal hold stays. Nothing changes before you have seen what would go.',
    de: 'Nimmt eine Person oder ein Dokument aus allen Speichern des Hauses. Was unter einer rechtlichen Sperre steht, bleibt. Nichts ändert sich, bevor Sie gesehen haben, was getilgt würde.',
  },
  person: { en: 'A person', de: 'Eine Person' },
  document: { en: 'A document', de: 'Ein Dokument' },
  names: { en: 'Names and ids', de: 'Namen und Kennungen' },
  namesHint: {
    en: 'One a line: as memories and imported files name the person, and the ids of their accounts.',
    de: 'Je Zeile eine: wie Speicher und eingelesene Dateien die Person nennen, und die Kennungen ihrer Konten.',
  },
  destroy: {
    en: 'Destroy what the person wrote last',
    de: 'Vernichten, was die Person zuletzt geschrieben hat',
  },
  destroyHint: {
    en: 'Otherwise the pairs stay and name the person no longer.',
    de: 'Sonst bleiben die Paare und nennen die Person nicht mehr.',
  },
  fileId: { en: 'Id of the document', de: 'Kennung des Dokuments' },
  fileIdHint: {
    en: 'It stands in the address of the document. Everything learned from its runs goes.',
    de: 'Sie steht in der Adresse des Dokuments. Alles, was aus seinen Läufen gelernt wurde, geht.',
  },
  reason: { en: 'Reason', de: 'Begründung' },
  reasonHint: { en: 'It goes into the audit.', de: 'Sie kommt in das Protokoll.' },
  preview: { en: 'Show what would go', de: 'Zeigen, was getilgt würde' },
  asked: { en: 'What was asked', de: 'Der Auftrag' },
  yes: { en: 'yes', de: 'ja' },
  no: { en: 'no', de: 'nein' },
  wouldGo: { en: 'What would go', de: 'Was getilgt würde' },
  destroyed: { en: 'Pairs destroyed', de: 'Vernichtete Paare' },
  forgotten: { en: 'Pairs that name the person no longer', de: 'Paare, die die Person nicht mehr nennen' },
  imports: { en: 'Imports that name the person no longer', de: 'Importe, die die Person nicht mehr nennen' },
  held: { en: 'Pairs that a legal hold keeps', de: 'Paare, die eine rechtliche Sperre schützt' },
  unread: { en: 'Imports not read to the end', de: 'Nicht zu Ende gelesene Importe' },
  unreadText: {
    en: 'What they still bring may name the person or come from the document: erase once more after them.',
    de: 'Was sie noch bringen, kann die Person nennen oder aus dem Dokument kommen: tilgen Sie danach noch einmal.',
  },
  memory: { en: 'Memory', de: 'Speicher' },
  units: { en: 'Pairs', de: 'Paare' },
  isHeld: { en: 'Held', de: 'Rechtlich gesperrt' },
  nothing: { en: 'No memory has anything of it', de: 'Kein Speicher hat etwas davon' },
  nothingText: {
    en: 'Look at the spelling of the names.',
    de: 'Sehen Sie nach, wie die Namen geschrieben sind.',
  },
  confirm: { en: 'Type ERASE', de: 'Tippen Sie ERASE' },
  confirmHint: {
    en: 'Nobody can bring back what is destroyed.',
    de: 'Niemand kann Vernichtetes zurückholen.',
  },
  erase: { en: 'Erase for good', de: 'Endgültig tilgen' },
  done: {
    en: counted({ one: 'Erased. # pair is destroyed.', other: 'Erased. # pairs are destroyed.' }),
    de: counted({ one: 'Getilgt. # Paar ist vernichtet.', other: 'Getilgt. # Paare sind vernichtet.' }),
  },
  more: {
    en: 'There is more than one request erases: erase once more.',
    de: 'Es ist mehr da, als ein Auftrag tilgt: tilgen Sie noch einmal.',
  },
});
