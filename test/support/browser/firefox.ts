import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { isExecutable } from './executable.ts';

/** Debian's Firefox; another one with VERSO_FIREFOX. */
const executablePath = process.env.VERSO_FIREFOX ?? '/usr/bin/firefox-esr';

const hasFirefox = isExecutable(executablePath);
const missing = `there is no Firefox at ${executablePath} (Debian: apt-get install firefox-esr; elsewhere set VERSO_FIREFOX)`;

/**
 * Windows of Firefox, over the standard protocol (WebDriver BiDi) as it comes; in them no page may have complained. Where there is
 * none every test of the file is skipped and says so.
 */
export async function openFirefox(): Promise<{ window(): Promise<Page> }> {
  const browser = hasFirefox ? await puppeteer.launch({ browser: 'firefox', executablePath }) : undefined;
  const faults: string[] = [];
  afterAll(() => browser?.close());
  beforeEach((test) => test.skip(!hasFirefox, missing));
  afterEach(() => expect(faults.splice(0)).toEqual([]));
  return {
    async window() {
      const context = await (browser as Browser).createBrowserContext();
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      page.on('pageerror', (error) => faults.push(`exception: ${String(error)}`));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()}`);
      });
      return page;
    },
  };
}
