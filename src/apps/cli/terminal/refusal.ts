import { defineFindings, type Finding } from '#engine/findings';

/** Thrown by commands to end with exit code 2: the findings say why and what to do. */
export class CommandRefused extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(({ message }) => message).join('\n'));
    this.findings = findings;
  }
}

export const commandFinding = defineFindings({
  'file-unreadable': {
    severity: 'error',
    when: 'A file named on the command line cannot be read.',
    action: 'Check the path and the permissions of the file.',
  },
  'file-unwritable': {
    severity: 'error',
    when: 'The output cannot be written.',
    action: 'Check that the folder exists, that it may be written to, and that the disk has room.',
  },
  'output-exists': {
    severity: 'error',
    when: 'An output would overwrite a file that is read, or another output.',
    action: 'Name another file.',
  },
  'options-invalid': {
    severity: 'error',
    when: 'A file of options cannot be used.',
    action:
      'Correct the file; docs/content-options.md, docs/checks.md and docs/providers list every option with its default.',
  },
  'option-value': {
    severity: 'error',
    when: 'A command-line option has a value it cannot have.',
    action:
      'See the command’s --help for the values it takes; docs/setup-and-configuration.md lists the limits.',
  },
  'provider-unknown': {
    severity: 'error',
    when: 'There is no provider of that name.',
    action: 'Choose one of the providers that verso translate --help lists.',
  },
  'certificate-unreadable': {
    severity: 'error',
    when: 'A file is no certificate of a delivery.',
    action:
      'Name the certificate.json of a run, as GET /api/v1/runs/:id/delivery gives it under `certificate`.',
  },
  'certificate-not-genuine': {
    severity: 'error',
    when: 'A certificate was changed after it was signed, or another installation signed it.',
    action:
      'Do not rely on it. Check that this is the key of the installation it comes from (VERSO_SECRET_KEY, or VERSO_DATA), and fetch it again from there.',
  },
  'certificate-of-another-document': {
    severity: 'error',
    when: 'A document is not the one that the certificate states, byte for byte.',
    action: 'Compare with the document as it was delivered: whoever opens and saves it makes another.',
  },
  'certificate-key-missing': {
    severity: 'error',
    when: 'The key that signs certificates is not here, so that nothing can be said of them.',
    action: 'Set VERSO_SECRET_KEY, or VERSO_DATA to the data folder of the installation.',
  },
  'exchange-format-unknown': {
    severity: 'error',
    when: 'The format of a file with translations cannot be told from its name.',
    action: 'Use a name that ends in .xlf, .xliff or .json.',
  },
});
