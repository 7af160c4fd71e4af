import { extname } from 'node:path';
import type { Finding } from '#engine/findings';
import type { ExchangeDocument } from '#engine/interchange';
import { readJson, writeJson } from '#engine/interchange/json';
import { readXliff, writeXliff } from '#engine/interchange/xliff';
import { CommandRefused, commandFinding } from './refusal.ts';

interface ExchangeFormat {
  write(document: ExchangeDocument): string;
  read(text: string): { readonly document?: ExchangeDocument; readonly findings: readonly Finding[] };
}

const xliff: ExchangeFormat = { write: writeXliff, read: readXliff };
const json: ExchangeFormat = { write: writeJson, read: readJson };
const formats: Readonly<Record<string, ExchangeFormat>> = { '.xlf': xliff, '.xliff': xliff, '.json': json };

/** The format a file's name stands for; refuses names that stand for none. */
export function exchangeFormat(path: string): ExchangeFormat {
  const format = formats[extname(path).toLowerCase()];
  if (!format) throw new CommandRefused([commandFinding('exchange-format-unknown', { detail: path })]);
  return format;
}
