import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeText } from '#engine/docx/xml';
import { findPairs, type InlineItem, type InlineText } from '#engine/inline';

const isInstalled = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

export const hasOmegaT = isInstalled('omegat') && isInstalled('xvfb-run');
export const omegaTMissing = 'OmegaT or xvfb-run is not installed (Debian: apt-get install omegat xvfb)';

/** OmegaT 3.6 takes about 3 seconds for a document of a few pages. */
const longest = 90_000;

export interface OmegaTProject {
  /** Source files by name. */
  readonly files: ReadonlyMap<string, string>;
  /** Translations as OmegaT stores them: source and target with its tags. */
  readonly translations: readonly (readonly [string, string])[];
  readonly from: string;
  readonly to: string;
}

/**
 * Has OmegaT translate a project from its memory, without a screen, in a folder of its own. Gives the translated files
 * by name: none where OmegaT fails or takes too long, which ends it and all it started.
 */
export async function translateByOmegaT(
  project: OmegaTProject,
  folder: string,
): Promise<Map<string, string>> {
  writeProject(project, folder);
  await new Promise<void>((resolve) => {
    const args = [
      '-a',
      'omegat',
      folder,
      '--mode=console-translate',
      `--config-dir=${join(folder, 'config')}`,
    ];
    const omegat = spawn('xvfb-run', args, {
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, HOME: folder },
    });
    const timer = setTimeout(() => process.kill(-omegat.pid!, 'SIGKILL'), longest);
    omegat.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  const target = join(folder, 'target');
  const names = existsSync(target) ? readdirSync(target) : [];
  return new Map(names.map((name) => [name, readFileSync(join(target, name), 'utf8')]));
}

function writeProject({ files, translations, from, to }: OmegaTProject, folder: string): void {
  for (const name of ['source', 'target', 'tm', 'glossary', 'dictionary', 'omegat', 'config'])
    mkdirSync(join(folder, name), { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, 'source', name), text);
  const places = ['source_dir', 'target_dir', 'tm_dir', 'glossary_dir', 'glossary_file', 'dictionary_dir'];
  const settings = [
    ...places.map((place) => `<${place}>__DEFAULT__</${place}>`),
    `<source_lang>${from}</source_lang><target_lang>${to}</target_lang>`,
    '<sentence_seg>false</sentence_seg>',
    '<support_default_translations>true</support_default_translations>',
    '<remove_tags>false</remove_tags>',
  ];
  writeFileSync(
    join(folder, 'omegat.project'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<omegat><project version="1.0">${settings.join('')}</project></omegat>`,
  );
  const units = translations.map(
    ([source, target]) =>
      `<tu><tuv lang="${from}"><seg>${escapeText(source)}</seg></tuv><tuv lang="${to}"><seg>${escapeText(target)}</seg></tuv></tu>`,
  );
  const header = `<header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="3.6" segtype="paragraph" srclang="${from}"/>`;
  writeFileSync(
    join(folder, 'omegat', 'project_save.tmx'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.1">${header}<body>${units.join('\n')}</body></tmx>`,
  );
}

/**
 * A text of an XLIFF 1.2 file as OmegaT shows it: without single codes and blanks at its edges, each element as the
 * first letter of its name and a number that counts the elements from 0. `change` rewrites the words between them.
 */
export function omegaTText(text: InlineText, change = (words: string) => words): string {
  const whole = new Set(findPairs(text.items).map(({ id }) => id));
  const numbers = new Map<number, number>();
  let next = 0;
  return withoutEdges(text.items)
    .map((item) => {
      if (item.kind === 'text') return change(item.text);
      if (item.kind === 'open') numbers.set(item.id, next);
      if (item.kind === 'open' && whole.has(item.id)) return `<g${next++}>`;
      if (item.kind === 'close') return `</g${numbers.get(item.id)}>`;
      const { type } = text.codes.get(item.id)!;
      return `<${type === 'span-start' ? 'b' : type === 'span-end' ? 'e' : 'x'}${next++}/>`;
    })
    .join('')
    .trim();
}

function withoutEdges(items: readonly InlineItem[]): InlineItem[] {
  const isInside = (item: InlineItem) =>
    item.kind === 'open' || item.kind === 'close' || (item.kind === 'text' && item.text.trim() !== '');
  return items.slice(items.findIndex(isInside), items.findLastIndex(isInside) + 1);
}
