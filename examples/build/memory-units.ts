/** A sentence in English, German and French; `<1>…</1>` is a paired code, `<1/>` a standalone one. */
export type Unit = readonly [english: string, german: string, french: string];

/** Sentences of `agreement.docx`. */
export const agreementUnits: readonly Unit[] = [
  [
    'Translation Services Agreement',
    'Vertrag über Übersetzungsleistungen',
    'Contrat de services de traduction',
  ],
  [
    'Technical manuals, contracts and notices',
    'Technische Handbücher, Verträge und Mitteilungen',
    'Manuels techniques, contrats et notifications',
  ],
  ['Background', 'Präambel', 'Préambule'],
  ['Definitions and interpretation', 'Begriffsbestimmungen und Auslegung', 'Définitions et interprétation'],
  ['Services', 'Leistungen', 'Prestations'],
  ['Charges and payment', 'Vergütung und Zahlung', 'Prix et paiement'],
  ['Confidentiality', 'Vertraulichkeit', 'Confidentialité'],
  ['Limitation of liability', 'Haftungsbeschränkung', 'Limitation de responsabilité'],
  ['Term and termination', 'Laufzeit und Kündigung', 'Durée et résiliation'],
  [
    'In this agreement the following terms have the meanings set out below.',
    'In diesem Vertrag haben die folgenden Begriffe die nachstehend festgelegte Bedeutung.',
    'Dans le présent contrat, les termes suivants ont le sens indiqué ci-dessous.',
  ],
  [
    '<1>Business Day</1> means a day other than a Saturday, a Sunday or a public holiday in England.',
    '<1>Werktag</1> bezeichnet jeden Tag außer Samstagen, Sonntagen und gesetzlichen Feiertagen in England.',
    '<1>Jour ouvré</1> désigne tout jour autre qu’un samedi, un dimanche ou un jour férié en Angleterre.',
  ],
  [
    '<1>Charges</1> means the sums payable for the Services as set out in Schedule 1.',
    '<1>Vergütung</1> bezeichnet die für die Leistungen zu zahlenden Beträge gemäß Anlage 1.',
    '<1>Prix</1> désigne les sommes dues au titre des Prestations, telles que fixées à l’annexe 1.',
  ],
  [
    'The Supplier shall provide the <1>Services</1> to the Customer from the <2>Effective Date</2> with reasonable skill and care.',
    'Der Auftragnehmer erbringt die <1>Leistungen</1> für den Auftraggeber ab dem <2>Tag des Inkrafttretens</2> mit angemessener Sachkunde und Sorgfalt.',
    'Le Prestataire fournit les <1>Prestations</1> au Client à compter de la <2>Date d’entrée en vigueur</2> avec la compétence et le soin requis.',
  ],
  [
    'use the terminology that the Customer has approved;',
    'die vom Auftraggeber freigegebene Terminologie zu verwenden;',
    'utiliser la terminologie approuvée par le Client ;',
  ],
  [
    'The Customer shall provide the Customer Materials in an editable format and in good time.',
    'Der Auftraggeber stellt die Auftraggeberunterlagen rechtzeitig und in einem bearbeitbaren Format bereit.',
    'Le Client fournit les Documents du Client en temps utile et dans un format modifiable.',
  ],
  [
    'The Customer shall pay the Charges within thirty days of receiving a correct invoice.',
    'Der Auftraggeber zahlt die Vergütung innerhalb von dreißig Tagen nach Erhalt einer ordnungsgemäßen Rechnung.',
    'Le Client paie le Prix dans les trente jours suivant la réception d’une facture conforme.',
  ],
  [
    'The Customer may withhold a sum that it disputes in good faith.',
    'Der Auftraggeber darf einen Betrag zurückbehalten, den er in gutem Glauben bestreitet.',
    'Le Client peut retenir une somme qu’il conteste de bonne foi.',
  ],
  [
    'The Customer keeps all rights in the Customer Materials.',
    'Alle Rechte an den Auftraggeberunterlagen verbleiben beim Auftraggeber.',
    'Le Client conserve tous les droits sur les Documents du Client.',
  ],
  [
    'Clause <1/> does not apply to information that:',
    'Ziffer <1/> gilt nicht für Informationen, die:',
    'L’article <1/> ne s’applique pas aux informations qui :',
  ],
  [
    'Nothing in this agreement limits liability for fraud, or for death or injury caused by negligence.',
    'Dieser Vertrag beschränkt nicht die Haftung für Betrug oder für Tod oder Körperverletzung infolge von Fahrlässigkeit.',
    'Aucune stipulation du présent contrat ne limite la responsabilité en cas de fraude, ni en cas de décès ou de dommage corporel causé par négligence.',
  ],
  [
    'Either party may end this agreement by giving the other ninety days’ written notice.',
    'Jede Partei kann diesen Vertrag mit einer Frist von neunzig Tagen schriftlich kündigen.',
    'Chaque partie peut résilier le présent contrat moyennant un préavis écrit de quatre-vingt-dix jours.',
  ],
  [
    'A notice under this agreement must be in writing and is to be sent to:',
    'Mitteilungen nach diesem Vertrag bedürfen der Schriftform und sind zu richten an:',
    'Toute notification au titre du présent contrat est faite par écrit et adressée à :',
  ],
];

/** Sentences of `manual.docx`. */
export const manualUnits: readonly Unit[] = [
  [
    'Aquila 300 Water Quality Monitor',
    'Wasserqualitätsmonitor Aquila 300',
    'Moniteur de qualité de l’eau Aquila 300',
  ],
  [
    'Installation and operation manual',
    'Installations- und Betriebsanleitung',
    'Manuel d’installation et d’utilisation',
  ],
  ['About this manual', 'Über dieses Handbuch', 'À propos de ce manuel'],
  ['Technical data', 'Technische Daten', 'Caractéristiques techniques'],
  ['Maintenance', 'Wartung', 'Entretien'],
  ['Troubleshooting', 'Störungsbehebung', 'Dépannage'],
  [
    'This manual describes how to install, operate and maintain the Aquila 300.',
    'Dieses Handbuch beschreibt Installation, Bedienung und Wartung des Aquila 300.',
    'Ce manuel décrit l’installation, l’utilisation et l’entretien de l’Aquila 300.',
  ],
  [
    'Read chapter <1/> before you open the housing.<2/>',
    'Lesen Sie Kapitel <1/>, bevor Sie das Gehäuse öffnen.<2/>',
    'Lisez le chapitre <1/> avant d’ouvrir le boîtier.<2/>',
  ],
  [
    'Names of keys are printed in bold, for example <1>Menu</1>.',
    'Tastennamen sind fett gedruckt, zum Beispiel <1>Menu</1>.',
    'Les noms des touches sont imprimés en gras, par exemple <1>Menu</1>.',
  ],
  [
    'Switch off the supply voltage before you open the housing.',
    'Schalten Sie die Versorgungsspannung ab, bevor Sie das Gehäuse öffnen.',
    'Coupez la tension d’alimentation avant d’ouvrir le boîtier.',
  ],
  [
    'Only qualified staff may connect the monitor to the mains.',
    'Nur Fachpersonal darf den Monitor an das Stromnetz anschließen.',
    'Seul le personnel qualifié est autorisé à raccorder le moniteur au secteur.',
  ],
  [
    'Damaged cables must be replaced at once.',
    'Beschädigte Kabel müssen sofort ersetzt werden.',
    'Les câbles endommagés doivent être remplacés immédiatement.',
  ],
  [
    'Tighten the screws by hand only.',
    'Ziehen Sie die Schrauben nur von Hand an.',
    'Serrez les vis uniquement à la main.',
  ],
  [
    'The status light turns <1>green</1> when the monitor has found the probe.',
    'Die Statusleuchte wird <1>grün</1>, sobald der Monitor die Sonde erkannt hat.',
    'Le voyant d’état passe au <1>vert</1> lorsque le moniteur a détecté la sonde.',
  ],
  [
    'Press <1>Start</1> to begin a measurement.',
    'Drücken Sie <1>Start</1>, um eine Messung zu beginnen.',
    'Appuyez sur <1>Start</1> pour lancer une mesure.',
  ],
  [
    'The value for O<1>2</1> is stable after about two minutes.<2/>',
    'Der Wert für O<1>2</1> ist nach etwa zwei Minuten stabil.<2/>',
    'La valeur de O<1>2</1> est stable après environ deux minutes.<2/>',
  ],
  [
    'Use a soft brush and clean water, never a solvent.',
    'Verwenden Sie eine weiche Bürste und sauberes Wasser, niemals Lösungsmittel.',
    'Utilisez une brosse douce et de l’eau propre, jamais de solvant.',
  ],
  [
    'Calibrate the probe after each cleaning.',
    'Kalibrieren Sie die Sonde nach jeder Reinigung.',
    'Étalonnez la sonde après chaque nettoyage.',
  ],
];
