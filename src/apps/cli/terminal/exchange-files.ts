import { extname } from 'node:path';
import type { ExchangeDocument } from '#engine/interchange';
import { writeJson } from '#engine/interchange/json';
import { writeXliff } from '#engine/interchange/xliff';
import { writeXliff12 } from '#engine/interchange/xliff12';
import { CommandRefused, commandFinding } from './refusal.ts';

export interface ExchangeFlags {
  /** Version of an .xlf file: 1.2 or 2.1. */
  readonly xliff: string;
  /** Whether XLIFF 1.2 leaves targets out that are not there yet. */
  readonly emptyTargets?: boolean;
}

type WriteExchange = (document: ExchangeDocument) => string;

/** How to write a file of that name; refuses names and versions that stand for no format. */
export function exchangeFormat(
  path: string,
  { xliff, emptyTargets }: ExchangeFlags,
): { readonly write: WriteExchange } {
  const versions: Readonly<Record<string, WriteExchange>> = {
    '1.2': (document) => writeXliff12(document, { copySource: !emptyTargets }),
    '2.1': writeXliff,
  };
  const version = versions[xliff];
  if (!version) throw new CommandRefused([commandFinding('option-value', { detail: `--xliff ${xliff}` })]);
  const formats: Readonly<Record<string, WriteExchange>> = {
    '.xlf': version,
    '.xliff': version,
    '.json': writeJson,
  };
  const write = formats[extname(path).toLowerCase()];
  if (!write) throw new CommandRefused([commandFinding('exchange-format-unknown', { detail: path })]);
  return { write };
}
