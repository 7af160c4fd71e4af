import { measureApi } from './api.ts';
import checks from './checks.ts';
import { measureCodes } from './codes.ts';
import { measurePlacement } from './codes-placement.ts';
import { measureConsole } from './console.ts';
import { measureEngine } from './engine.ts';
import { measureGlossary } from './glossary.ts';
import { measureImport } from './import.ts';
import { measureKills } from './kills.ts';
import { measureLlm } from './llm.ts';
import { measureLookup } from './lookup.ts';
import { measureMatching } from './matching.ts';
import { measureProviders } from './providers.ts';
import { measureScaling } from './scaling.ts';
import segmentation from './segmentation.ts';
import { measureService } from './service.ts';
import { measureTmx } from './tmx.ts';
import { measureTogether } from './together.ts';

/** All benches, or the ones named on the command line: `npm run bench -- engine scaling`. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  providers: measureProviders,
  engine: measureEngine,
  scaling: measureScaling,
  codes: measureCodes,
  'codes-placement': measurePlacement,
  segmentation,
  matching: measureMatching,
  llm: measureLlm,
  tmx: measureTmx,
  glossary: measureGlossary,
  checks,
  service: measureService,
  api: measureApi,
  console: measureConsole,
  kills: measureKills,
  import: measureImport,
  lookup: measureLookup,
  together: measureTogether,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const [name, measure] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n== ${name}`);
    await measure();
  }
}
