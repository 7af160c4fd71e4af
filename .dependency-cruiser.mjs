// Who may import whom. ARCHITECTURE.md draws the same house; every rule says what to do when it stops you.

/** Rooms of the engine in the order of the data. A room may import the rooms before it, never those after it. */
export const engineRooms = [
  'findings',
  'words',
  'inline',
  'docx/xml',
  'segmentation/languages',
  'segmentation/sentences',
  'segmentation/srx',
  'segmentation',
  'glossary',
  'glossary/candidates',
  'matching',
  'checks/subject',
  'checks/text',
  'checks/punctuation',
  'checks/quantities',
  'checks/numbers',
  'checks/codes',
  'checks/terms',
  'checks/language',
  'checks',
  'replacement',
  'interchange',
  'interchange/markup',
  'interchange/json',
  'interchange/xliff',
  'interchange/xliff12',
  'interchange/formats',
  'interchange/tmx',
  'interchange/tbx',
  'interchange/csv',
  'interchange/terminology',
  'candidates',
  'docx/package/zip',
  'docx/package',
  'docx/story',
  'docx/revisions',
  'docx/extract',
  'docx/pictures',
  'docx/outline',
  'docx/language',
  'docx/assemble',
  'docx/validate/rules',
  'docx/validate/skeleton',
  'docx/validate',
];

/** Stages of a run in the order of travel; `in-memory` strings them together. */
export const pipelineStages = ['intake', 'extraction', 'translation', 'quality', 'assembly', 'delivery'];

/** Packages that compute and do nothing else: schemas, stems, tables of values, languages of texts. */
export const purePackages = ['zod', 'snowball-stemmers', 'irregular-plurals', 'stopword', 'csv-parse', 'eld'];

const test = '(^test/|\\.test\\.tsx?$)';
const vagueNames = '(base|core|common|util|utils|helper|helpers|shared|lib)';
const filesOf = (room) => `^src/engine/${room}/[^/]+$`;

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const everywhere = [
  {
    name: 'no-unresolved-import',
    comment:
      'This import leads nowhere. Other rooms are reached as #floor/room and no deeper; packages must be installed.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-cycle-of-files',
    comment:
      'These files need each other, so neither can be read alone. Move what both need into a file of its own.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-cycle-of-rooms',
    comment: 'These rooms need each other. Let the later one hand the earlier one what it needs as a value.',
    severity: 'error',
    scope: 'folder',
    from: { path: '^src/' },
    to: { circular: true, path: '^src/' },
  },
  {
    name: 'no-relative-import-out-of-the-folder',
    comment:
      'A relative import stays in its folder. Import the other room through its door: #engine/docx/xml, not ../xml/tree.ts.',
    severity: 'error',
    from: { path: '^(src/.+)/[^/]+$' },
    to: {
      path: '^(src|test)/',
      pathNot: ['^$1/[^/]+$', '^src/apps/cli/commands/'],
      dependencyTypesNot: ['aliased-subpath-import'],
    },
  },
  {
    name: 'no-door-but-the-index',
    comment: 'A room is entered through its index.ts. Export there what others need, or keep it to the room.',
    severity: 'error',
    from: { path: '^src/' },
    to: {
      path: '^src/',
      pathNot: ['/index\\.ts$', '^src/(domain|pipeline|platform)/[^/]+/plugin\\.ts$'],
      dependencyTypes: ['aliased-subpath-import'],
    },
  },
  {
    name: 'plugins-are-for-apps',
    comment: 'A plugin is what a room offers outward; only apps gather plugins.',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/apps/', test] },
    to: { path: '^src/(domain|pipeline)/[^/]+/plugin\\.ts$' },
  },
  {
    name: 'no-import-of-tests',
    comment: 'Product code imports a test or test support, which is not there when Verso is installed.',
    severity: 'error',
    from: { path: '^src/', pathNot: test },
    to: { path: test },
  },
  {
    name: 'no-dead-module',
    comment: 'Nothing that runs imports this file. Connect it to src/apps/cli/main.ts or delete it.',
    severity: 'error',
    from: { path: '^src/apps/cli/main\\.ts$' },
    to: { path: '^src/', pathNot: [test, '\\.d\\.ts$'], reachable: false },
  },
  {
    name: 'no-undeclared-package',
    comment:
      'Product code may use only packages listed under "dependencies" in package.json: others are missing once installed. Only what reads sources, which are not installed, may.',
    severity: 'error',
    from: { path: '^src/', pathNot: [test, '^src/apps/service/read-tsx\\.ts$'] },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional'] },
  },
  {
    name: 'no-room-without-a-subject',
    comment:
      'A room is named after what it does. base, core, common, utils, helpers, shared and lib gather everything.',
    severity: 'error',
    from: {},
    to: { path: [`^src/${vagueNames}/`, `^src/.+/${vagueNames}/`] },
  },
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const floors = [
  {
    name: 'engine-stands-alone',
    comment: 'The engine imports nothing but the engine. Pass in what it needs as a value or a function.',
    severity: 'error',
    from: { path: '^src/engine/', pathNot: test },
    to: { path: '^src/(?!engine/)' },
  },
  {
    name: 'engine-is-pure',
    comment:
      'The engine has no clock, network, file system, database or process: values in, values out. Do this in platform.',
    severity: 'error',
    from: { path: '^src/engine/', pathNot: test },
    to: { dependencyTypes: ['core'], pathNot: '^(node:)?(zlib|buffer)$' },
  },
  {
    name: 'engine-uses-only-pure-packages',
    comment:
      'The engine computes on its own; of packages it uses only those of purePackages, which compute as well. Wrap others in platform.',
    severity: 'error',
    from: { path: '^src/engine/', pathNot: test },
    to: { path: 'node_modules/', pathNot: `node_modules/(${purePackages.join('|')})/` },
  },
  {
    name: 'domain-knows-no-stage',
    comment:
      'The domain keeps what stages make: it may import the engine and the platform, not the floors that use it.',
    severity: 'error',
    from: { path: '^src/domain/', pathNot: test },
    to: { path: '^src/(?!engine/|platform/|domain/)' },
  },
  {
    name: 'platform-knows-no-translation-work',
    comment: 'The platform serves whoever calls it: it may import the engine, not the floors that use it.',
    severity: 'error',
    from: { path: '^src/platform/', pathNot: test },
    to: { path: '^src/(?!engine/|platform/)' },
  },
  {
    name: 'pipeline-knows-no-app',
    comment: 'A stage serves the command line and the service alike. Hand it what the app knows as a value.',
    severity: 'error',
    from: { path: '^src/pipeline/', pathNot: test },
    to: { path: '^src/apps/' },
  },
  {
    name: 'stages-never-import-one-another',
    comment: 'A stage works on what the one before it returned. pipeline/in-memory strings them together.',
    severity: 'error',
    from: { path: `^src/pipeline/(${pipelineStages.join('|')})/`, pathNot: test },
    to: { path: '^src/pipeline/', pathNot: '^src/pipeline/$1/' },
  },
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const orderOfRooms = [
  {
    name: 'engine-room-has-a-place',
    comment: 'Give the new engine room its place in the order: engineRooms in .dependency-cruiser.mjs.',
    severity: 'error',
    from: { path: '^src/engine/', pathNot: engineRooms.map(filesOf) },
    to: {},
  },
  ...engineRooms.slice(0, -1).map((room, place) => ({
    name: `engine-order-${room.replaceAll('/', '-')}`,
    comment: `${room} comes before the room it imports. Move what it needs into an earlier room, or take it as a parameter.`,
    severity: 'error',
    from: { path: filesOf(room), pathNot: test },
    to: { path: engineRooms.slice(place + 1).map(filesOf) },
  })),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...everywhere, ...floors, ...orderOfRooms],
  options: {
    doNotFollow: { path: ['node_modules', '^test/'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['verso-source', 'import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
