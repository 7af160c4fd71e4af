import { createProgram } from '#apps/cli';
import { currentText, type Page } from './page.ts';

const block = /(<!-- help: ([a-z-]*) -->\n)[\s\S]*?(<!-- \/help -->)/g;

/** What `verso COMMAND --help` prints, in lines of at most 100 characters; `verso` stands for the whole program. */
function helpOf(name: string): string {
  const program = createProgram();
  const command = [program, ...program.commands].find((candidate) => candidate.name() === name);
  if (!command) throw new Error(`docs/cli.md shows the help of ${name}, which is no command.`);
  const printed: string[] = [];
  command
    .configureOutput({ writeOut: (text) => printed.push(text), getOutHelpWidth: () => 100 })
    .outputHelp();
  return printed.join('').trimEnd();
}

/** docs/cli.md with the help texts it quotes as they are today. Throws where a command is not on the page. */
export function commandPage(): Page {
  const path = 'docs/cli.md';
  const text = currentText(path) ?? '';
  const shown = new Set([...text.matchAll(block)].map(([, , name]) => name!));
  const program = createProgram();
  for (const name of [program, ...program.commands].map((command) => command.name())) {
    if (!shown.has(name)) throw new Error(`docs/cli.md does not show the help of ${name}.`);
  }
  const quoted = text.replace(
    block,
    (_, start: string, name: string, end: string) => `${start}\`\`\`text\n${helpOf(name)}\n\`\`\`\n${end}`,
  );
  return { path, text: quoted };
}
