import type { Wording } from '#apps/console/wording/phrases';
import { documents } from './german-documents.ts';
import { files } from './german-files.ts';
import { glossaries } from './german-glossaries.ts';
import { house } from './german-house.ts';
import { memories } from './german-memories.ts';
import { requests } from './german-requests.ts';

/** All that people can meet; what stops a command or a start is told in English, where it is read. */
export const german: Wording = { ...documents, ...files, ...memories, ...glossaries, ...house, ...requests };
