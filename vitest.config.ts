import { defineConfig } from 'vitest/config';
import { hasCorpus } from './test/support/corpus.ts';

export default defineConfig({
  resolve: { conditions: ['verso-source'] },
  ssr: { resolve: { conditions: ['verso-source'] } },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['./test/support/database-server.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    reporters: ['default', './test/support/closing-line.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/**/*.test.ts', 'src/apps/cli/main.ts'],
      reporter: ['text-summary'],
      // Without the corpus most of what reads odd documents does not run, and the figure says nothing.
      ...(hasCorpus && { thresholds: { lines: 80 } }),
    },
  },
});
