import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

let isRegistered = false;

/**
 * Lets Node import `.tsx` where sources run as they are: it strips types by itself, but not JSX. Nothing to do in an
 * installed package, which is compiled. Once a process or thread, before the first import of a room with pages.
 */
export function readTsx(): void {
  if (isRegistered || !import.meta.url.endsWith('.ts')) return;
  isRegistered = true;
  const require = createRequire(import.meta.url);
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.endsWith('.tsx')) return nextLoad(url, context);
      const { transformSync } = require('oxc-transform') as typeof import('oxc-transform');
      const name = fileURLToPath(url);
      const { code, map, errors } = transformSync(name, readFileSync(name, 'utf8'), {
        jsx: { runtime: 'automatic', importSource: 'preact' },
        typescript: { onlyRemoveTypeImports: true },
        sourcemap: true,
      });
      if (errors.length > 0) throw new SyntaxError(`${name}: ${errors[0]!.message}`);
      const inline = Buffer.from(JSON.stringify(map)).toString('base64');
      const source = `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`;
      return { format: 'module', source, shortCircuit: true };
    },
  });
}
