import { type Browser, chromium } from 'playwright-core';
import { isExecutable } from './executable.ts';

/** Debian's Chromium; another one with VERSO_CHROMIUM. */
const path = process.env.VERSO_CHROMIUM ?? '/usr/bin/chromium';

export const hasChromium = isExecutable(path);
export const chromiumMissing = `there is no Chromium at ${path} (Debian: apt-get install chromium; elsewhere set VERSO_CHROMIUM)`;

/** A browser that speaks to nobody but the pages it is sent to. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
