import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file as it is sent. */
export interface Asset {
  /** Where it is served for ever: its name below a hash of its content. */
  readonly address: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface Assets {
  readonly styles: string;
  readonly icon: string;
  /** On every page. */
  readonly script: string;
  /** Address of a script that only some pages need; throws where there is none of this name. */
  moduleAddress(name: string): string;
  find(address: string): Asset | undefined;
}

const folder = fileURLToPath(new URL('../../../../assets/', import.meta.url));
/** Later layers win; files name theirs. */
const layers = '@layer tokens, elements, components, pages;\n';

/**
 * What browsers load, each file under an address that changes with its content: all styles as one, htmx with the custom
 * elements as one, and the scripts of single pages.
 */
export function buildAssets(): Assets {
  const styles = toAsset('console.css', 'text/css; charset=utf-8', layers + joined('styles', '.css'));
  const script = toAsset('console.js', 'text/javascript; charset=utf-8', htmx() + elements());
  const icon = toAsset('icon.svg', 'image/svg+xml', readFileSync(`${folder}icon.svg`));
  const modules = buildModules();
  const all = new Map([styles, script, icon, ...modules.values()].map((asset) => [asset.address, asset]));
  return {
    styles: styles.address,
    script: script.address,
    icon: icon.address,
    moduleAddress(name) {
      const found = modules.get(name);
      if (!found) throw new Error(`There is no assets/modules/${name}/page.js.`);
      return found.address;
    },
    find: (address) => all.get(address),
  };
}

/** Each folder is one module: its `page.js` with what it imports, sent as one file. */
function buildModules(): Map<string, Asset> {
  const names = readdirSync(`${folder}modules`).sort();
  return new Map(
    names.map((name) => {
      const content = bundle(`${folder}modules/${name}/`, 'page.js');
      return [name, toAsset(`${name}.js`, 'text/javascript; charset=utf-8', content)];
    }),
  );
}

const ownImport = /^import (?:\{[^}]*\} from )?'(\.{1,2}\/[\w/-]+\.js)';\n/gm;

/**
 * Files of a folder and those below in one scope, each behind what it imports. Their names must not meet, which the browser refuses to load, and
 * they import and export by name only.
 */
function bundle(from: string, file: string, done = new Set<string>()): string {
  if (done.has(file)) return '';
  done.add(file);
  const text = readFileSync(`${from}${file}`, 'utf8');
  const needed = [...text.matchAll(ownImport)].map(([, path]) =>
    bundle(from, join(dirname(file), path!), done),
  );
  const own = text.replace(ownImport, '').replace(/^export (?=const|class|function)/gm, '');
  return [...needed, own].join('');
}

function toAsset(name: string, mediaType: string, content: string | Buffer): Asset {
  const bytes = Buffer.from(content);
  return { address: `/assets/${hashOf(bytes)}/${name}`, mediaType, bytes };
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
}

function htmx(): string {
  return readFileSync(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'), 'utf8').replace(
    /\n\/\/# sourceMappingURL=.*$/m,
    '',
  );
}

/** Each in a block of its own, so that their names do not meet. */
function elements(): string {
  const files = filesIn('elements', '.js').map((name) => readFileSync(`${folder}elements/${name}`, 'utf8'));
  return files.map((text) => `\n{\n${text}}\n`).join('');
}

function joined(kind: string, ending: string): string {
  return filesIn(kind, ending)
    .map((name) => readFileSync(`${folder}${kind}/${name}`, 'utf8'))
    .join('\n');
}

function filesIn(kind: string, ending: string): string[] {
  if (!existsSync(`${folder}${kind}`)) return [];
  return readdirSync(`${folder}${kind}`)
    .filter((name) => name.endsWith(ending))
    .sort();
}
