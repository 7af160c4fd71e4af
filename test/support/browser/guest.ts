import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { examine, sizes } from './examine.ts';
import { watchFaults } from './faults.ts';

export interface GuestOptions {
  /** Whether the browser runs script; default true. */
  readonly script?: boolean;
  /** BCP 47; default `en-GB`. */
  readonly locale?: string;
}

/** Somebody with a browser of their own: cookies, one page, and what went wrong on it. */
export class Guest {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly origin: string;
  readonly #faults: { take(): string[] };

  private constructor(context: BrowserContext, page: Page, origin: string) {
    this.context = context;
    this.page = page;
    this.origin = origin;
    this.#faults = watchFaults(page, origin);
  }

  static async arrive(browser: Browser, origin: string, options: GuestOptions = {}): Promise<Guest> {
    const { script = true, locale = 'en-GB' } = options;
    const context = await browser.newContext({
      ...{ baseURL: origin, locale, viewport: sizes.wide, timezoneId: 'Europe/Berlin' },
      javaScriptEnabled: script,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    return new Guest(context, await context.newPage(), origin);
  }

  /** Signs in as the API does, so that tests about something else begin at once. */
  async signIn(email: string, password: string): Promise<void> {
    const response = await this.context.request.post('/api/auth/sign-in/email', {
      data: { email, password },
      headers: { origin: this.origin },
    });
    if (!response.ok()) throw new Error(`Signing in answered ${response.status()}: ${await response.text()}`);
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Follows a link or presses a button by its words, and waits for the page behind it. */
  async press(name: string | RegExp): Promise<void> {
    const { page } = this;
    const target = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first();
    await Promise.all([page.waitForEvent('framenavigated'), target.click()]);
    await page.waitForLoadState();
  }

  /** Goes on with the tabulator, as somebody without a mouse does, until the focus is there; throws where it never comes. */
  async tabTo(target: Locator, most = 200): Promise<void> {
    for (let pressed = 0; pressed < most; pressed++) {
      await this.page.keyboard.press('Tab');
      const isThere = await target.evaluate((element) => element === globalThis.document.activeElement);
      if (isThere) return;
    }
    throw new Error(`The focus never came to ${target}.`);
  }

  /** Photographs the page in all schemes and sizes; what is wrong with it counts as fault. */
  async look(name: string): Promise<void> {
    const found = await examine(this.page, name);
    if (found.length > 0) throw new Error(found.join('\n'));
  }

  /** What went wrong in this browser since the last call; there should be nothing. */
  takeFaults(): string[] {
    return this.#faults.take();
  }
}
