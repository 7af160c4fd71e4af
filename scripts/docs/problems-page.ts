import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ProblemCatalogue } from '#platform/problems';
import { type Page, root, table, written } from './page.ts';

const introduction = `# Problems

Whatever the API refuses, it answers with a problem document (RFC 9457, \`application/problem+json\`): \`code\` stays the same, \`title\`
names it, \`detail\` says what this occurrence is about, \`action\` what to do, \`facts\` holds what is needed to go on, and \`requestId\`
is the one in the log. The command line tells the same codes. Codes are unique; the page at \`/problems/<code>\` of every installation
says the same as this one.`;

/** All refusals of the product, by room. Throws where a code is defined twice or has no status of a refusal. */
export async function problemsPage(): Promise<Page> {
  const owner = new Map<string, string>();
  const sections: string[] = [];
  for (const [room, catalogue] of await readProblems()) {
    for (const [code, { status }] of Object.entries(catalogue)) {
      if (owner.has(code)) throw new Error(`${code} is defined in ${owner.get(code)} and in ${room}.`);
      if (status < 400 || status > 599)
        throw new Error(`${code} has the status ${status}, which refuses nothing.`);
      owner.set(code, room);
    }
    const rows = Object.entries(catalogue).map(([code, { status, when, action }]) => [
      `\`${code}\``,
      String(status),
      when,
      action,
    ]);
    sections.push(
      `## ${room.replace(/^src\//, '')}\n\n${table(['code', 'status', 'when', 'what to do'], rows)}`,
    );
  }
  return { path: 'docs/problems.md', text: `${[written, introduction, ...sections].join('\n\n')}\n` };
}

/** Every catalogue made with `defineProblems`, by the room it stands in. */
export async function readProblems(): Promise<Map<string, ProblemCatalogue>> {
  const found = new Map<string, ProblemCatalogue>();
  for (const file of globSync('src/**/*.ts', { cwd: root }).sort()) {
    if (file.endsWith('.test.ts') || !/= defineProblems\(/.test(readFileSync(join(root, file), 'utf8')))
      continue;
    const exported = Object.values(await import(join(root, file))) as { catalogue?: ProblemCatalogue }[];
    const room = dirname(file);
    for (const value of exported) {
      if (value?.catalogue) found.set(room, { ...found.get(room), ...value.catalogue });
    }
  }
  return found;
}
