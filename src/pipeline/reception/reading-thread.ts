import { parentPort } from 'node:worker_threads';
import { type ReadAnswer, type ReadRequest, readDocument } from './read-document.ts';

/** What the thread answers with; it lives on after a document it could not read. */
export type ThreadAnswer = { readonly answer: ReadAnswer } | { readonly failure: string };

parentPort?.on('message', (request: ReadRequest) => {
  parentPort?.postMessage(answerTo(request));
});

function answerTo(request: ReadRequest): ThreadAnswer {
  try {
    return { answer: readDocument(request) };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
