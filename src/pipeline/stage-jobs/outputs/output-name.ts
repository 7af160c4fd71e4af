/** `contract.docx` in German is `contract.de.docx`, as `verso translate` names it. */
export function outputName(name: string, language: string): string {
  const [, stem, extension] = /^(.*?)(\.[^.]*)?$/s.exec(name)!;
  return `${stem}.${language}${extension ?? '.docx'}`;
}
