// Vitest's global set-up: one PostgreSQL for the whole run. It is a process of its own, since a set-up cannot import
// the product's rooms.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const script = fileURLToPath(new URL('./serve-database.ts', import.meta.url));

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = spawn(process.execPath, ['--conditions=verso-source', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const url = await new Promise<string>((done, fail) => {
    createInterface({ input: server.stdout }).once('line', done);
    server.once('exit', (code) => fail(new Error(`The test database ended with ${code}.`)));
  });
  project.provide('databaseServer', url);
  return async () => {
    server.stdin.end();
    await ended;
  };
}
