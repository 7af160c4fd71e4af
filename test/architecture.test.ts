import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const options = await extractOptions(join(root, '.dependency-cruiser.mjs'));
const { name, imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Names of the rules that the tree under `folder` breaks. */
async function brokenRules(folder: string): Promise<string[]> {
  const { output } = await cruise(['src'], { ...options, baseDir: folder }, { bustTheCache: true });
  const { violations } = (output as ICruiseResult).summary;
  return [...new Set(violations.map(({ rule }) => rule.name))].sort();
}

type Tree = Readonly<Record<string, string>>;
const empty = 'export {};';
const main = 'src/apps/cli/main.ts';
/** Imports as the entry of the program, so that what is imported is not dead as well. */
const enter = (...rooms: readonly string[]): string =>
  rooms.map((room) => `import '${room}';`).join('\n') || empty;

/** The smallest tree that breaks a rule, by the name of the rule. */
const offences: Readonly<Record<string, Tree>> = {
  'no-unresolved-import': { [main]: "import '#engine/inline/hidden';" },
  'no-cycle-of-files': {
    [main]: "import './run.ts';",
    'src/apps/cli/run.ts': "import './print.ts';",
    'src/apps/cli/print.ts': "import './run.ts';",
  },
  'no-cycle-of-rooms': {
    [main]: enter('#platform/a', '#platform/b'),
    'src/platform/a/index.ts': "import './one.ts';\nimport './two.ts';",
    'src/platform/a/one.ts': "import '#platform/b';",
    'src/platform/a/two.ts': empty,
    'src/platform/b/index.ts': "import './three.ts';",
    'src/platform/b/three.ts': "import '#platform/a';",
  },
  'no-relative-import-out-of-the-folder': {
    [main]: enter('#platform/a'),
    'src/platform/a/index.ts': "import './b/index.ts';",
    'src/platform/a/b/index.ts': empty,
  },
  'no-door-but-the-index': { [main]: "import '#window/pane';", 'src/platform/pane.ts': empty },
  'no-import-of-tests': { [main]: "import './run.test.ts';", 'src/apps/cli/run.test.ts': empty },
  'no-dead-module': { [main]: empty, 'src/platform/forgotten/index.ts': empty },
  'no-undeclared-package': { [main]: "import 'vitest';" },
  'no-room-without-a-subject': { [main]: enter('#platform/utils'), 'src/platform/utils/index.ts': empty },
  'engine-stands-alone': {
    [main]: enter('#engine/inline'),
    'src/engine/inline/index.ts': "import '#platform/a';",
    'src/platform/a/index.ts': empty,
  },
  'engine-is-pure': { [main]: enter('#engine/inline'), 'src/engine/inline/index.ts': "import 'node:fs';" },
  'engine-uses-only-pure-packages': {
    [main]: enter('#engine/inline'),
    'src/engine/inline/index.ts': "import 'zod';\nimport 'commander';",
  },
  'plugins-are-for-apps': {
    [main]: enter('#domain/a'),
    'src/domain/a/index.ts': "import '#domain/b/plugin';",
    'src/domain/b/plugin.ts': empty,
  },
  'domain-knows-no-stage': {
    [main]: enter('#domain/a'),
    'src/domain/a/index.ts': "import '#pipeline/intake';",
    'src/pipeline/intake/index.ts': empty,
  },
  'platform-knows-no-translation-work': {
    [main]: enter('#platform/a'),
    'src/platform/a/index.ts': "import '#pipeline/intake';",
    'src/pipeline/intake/index.ts': empty,
  },
  'pipeline-knows-no-app': {
    [main]: enter('#pipeline/intake'),
    'src/pipeline/intake/index.ts': "import '#apps/cli/terminal';",
    'src/apps/cli/terminal/index.ts': empty,
  },
  'stages-never-import-one-another': {
    [main]: enter('#pipeline/delivery'),
    'src/pipeline/delivery/index.ts': "import '#pipeline/intake';",
    'src/pipeline/intake/index.ts': empty,
  },
  'engine-room-has-a-place': {
    [main]: enter('#engine/magic'),
    'src/engine/magic/index.ts': "import '#engine/inline';",
    'src/engine/inline/index.ts': empty,
  },
};

describe('the architecture', () => {
  it('is kept by every module', async () => {
    const { output } = await cruise(['src'], { ...options, baseDir: root }, { bustTheCache: true });
    const { violations, totalCruised } = (output as ICruiseResult).summary;
    expect(totalCruised).toBeGreaterThan(200);
    expect(violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  }, 300_000);

  describe('has rules that notice an offence:', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'verso-architecture-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const rules = options.ruleSet!.forbidden!;
    const order = rules.filter((rule) => rule.name!.startsWith('engine-order-'));

    it.each(Object.entries(offences))('%s', async (rule, tree) => {
      const place = plant(join(folder, rule), tree);
      expect(await brokenRules(place)).toContain(rule);
    });

    it('a tree without an offence breaks none', async () => {
      const place = plant(join(folder, 'clean'), {
        [main]: enter('#pipeline/in-memory', '#engine/inline', './commands/run.ts', 'commander'),
        'src/apps/cli/commands/run.ts': empty,
        'src/pipeline/in-memory/index.ts': enter('#pipeline/intake', '#platform/a'),
        'src/pipeline/intake/index.ts': enter('node:fs', '#engine/inline'),
        'src/platform/a/index.ts': enter('#engine/inline', 'node:net'),
        'src/engine/inline/index.ts': "import '#engine/findings';\nimport 'node:zlib';\nimport 'zod';",
        'src/engine/findings/index.ts': empty,
      });
      expect(await brokenRules(place)).toEqual([]);
    });

    it('the order of the engine rooms, from each room to the last', async () => {
      const { engineRooms } = (await import(join(root, '.dependency-cruiser.mjs'))) as {
        engineRooms: string[];
      };
      const last = engineRooms.at(-1)!;
      const tree = Object.fromEntries(
        engineRooms.map((room) => [
          `src/engine/${room}/index.ts`,
          room === last ? empty : `import '#engine/${last}';`,
        ]),
      );
      const broken = await brokenRules(plant(join(folder, 'order'), { [main]: empty, ...tree }));
      expect(broken).toEqual(expect.arrayContaining(order.map((rule) => rule.name)));
    });

    it('no rule is left without an offence, and each has its sentence', () => {
      const named = rules.filter((rule) => !order.includes(rule)).map((rule) => rule.name);
      expect(named.sort()).toEqual(Object.keys(offences).sort());
      for (const { comment, severity } of rules) {
        expect(comment).toMatch(/^[A-Za-z].{30,}\.$/);
        expect(severity).toBe('error');
      }
    });
  });
});

/** Writes a little project with the import map of this one and a few packages. */
function plant(folder: string, tree: Tree): string {
  const manifest = {
    name,
    type: 'module',
    imports: { ...imports, '#window/*': './src/platform/*.ts' },
    dependencies: { zod: '1.0.0', commander: '1.0.0' },
    devDependencies: { vitest: '1.0.0' },
  };
  const files: Tree = { ...tree, 'package.json': JSON.stringify(manifest) };
  for (const [path, text] of Object.entries(files)) write(join(folder, path), text);
  for (const dependency of ['zod', 'commander', 'vitest']) {
    write(join(folder, 'node_modules', dependency, 'package.json'), JSON.stringify({ name: dependency }));
    write(join(folder, 'node_modules', dependency, 'index.js'), empty);
  }
  return folder;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
