import type { Browser, BrowserContext, Download, Locator, Page } from 'playwright-core';
import { examine, sizes } from './examine.ts';
import { watchFaults } from './faults.ts';
import { type ChosenFile, type Hands, keyboard, pointer, tabTo } from './hands.ts';

export interface GuestOptions {
  /** Whether the browser runs script; default true. */
  readonly script?: boolean;
  /** BCP 47; default `en-GB`. */
  readonly locale?: string;
  /** What they work with; default a pointer. */
  readonly by?: 'pointer' | 'keyboard';
}

/** How a journey is made, so that one text of it serves all: as most do, by keyboard alone, and without script. */
export const ways: readonly (GuestOptions & { readonly way: string })[] = [
  { way: 'with a pointer' },
  { way: 'by keyboard alone', by: 'keyboard' },
  { way: 'without script', script: false },
];

/** Milliseconds for what a page shall do or show, on machines that do other work. */
const patience = 60_000;
/** Milliseconds for what jobs bring about: whole documents are translated and proven meanwhile. */
const patienceWithJobs = 120_000;

/** Somebody with a browser of their own: cookies, one page, and what went wrong on it. */
export class Guest {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly origin: string;
  readonly hasScript: boolean;
  readonly #faults: { take(): string[] };
  readonly #hands: Hands;
  readonly #looks: boolean;

  private constructor(context: BrowserContext, page: Page, origin: string, options: GuestOptions) {
    this.context = context;
    this.page = page;
    this.origin = origin;
    this.#hands = options.by === 'keyboard' ? keyboard(page) : pointer();
    this.hasScript = options.script !== false;
    this.#looks = this.hasScript && options.by !== 'keyboard';
    this.#faults = watchFaults(page, origin);
  }

  static async arrive(browser: Browser, origin: string, options: GuestOptions = {}): Promise<Guest> {
    const { script = true, locale = 'en-GB' } = options;
    const context = await browser.newContext({
      ...{ baseURL: origin, locale, viewport: sizes.wide, timezoneId: 'Europe/Berlin' },
      javaScriptEnabled: script,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(patience);
    return new Guest(context, await context.newPage(), origin, options);
  }

  /** Signs in as the API does, so that tests about something else begin at once. */
  async signIn(email: string, password: string): Promise<void> {
    const response = await this.context.request.post('/api/auth/sign-in/email', {
      data: { email, password },
      headers: { origin: this.origin },
    });
    if (!response.ok()) throw new Error(`Signing in answered ${response.status()}: ${await response.text()}`);
  }

  /** Has the house do something over the API, so that a page has something to show; resolves with its answer. */
  async ask<T = { readonly id: string }>(path: string, data: object): Promise<T> {
    const cookies = await this.context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const isForm = data instanceof FormData;
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method: 'POST',
      body: isForm ? data : JSON.stringify(data),
      headers: { origin: this.origin, cookie, ...(!isForm && { 'content-type': 'application/json' }) },
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json() as Promise<T>;
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Follows a link or presses a button by its words, and waits for the page behind it. */
  async press(name: string | RegExp): Promise<void> {
    await this.#activate(name, () => this.page.waitForEvent('framenavigated'));
    await this.page.waitForLoadState();
  }

  /** Keeps up with a page until this is there: with script it comes by itself, without it the page is asked for again. */
  async follow(target: Locator): Promise<void> {
    const until = Date.now() + patienceWithJobs;
    while (!this.hasScript && Date.now() < until && (await target.count()) === 0) {
      await new Promise((done) => setTimeout(done, 500));
      await this.page.reload();
    }
    await target.first().waitFor({ timeout: Math.max(patience, until - Date.now()) });
  }

  /** Presses what brings a file, and gives it. */
  download(name: string | RegExp): Promise<Download> {
    return this.#activate(name, () => this.page.waitForEvent('download'));
  }

  async #activate<T>(name: string | RegExp, outcome: () => Promise<T>): Promise<T> {
    const { page } = this;
    const target = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first();
    await this.#hands.reach(target);
    const [happened] = await Promise.all([outcome(), this.#hands.activate(target)]);
    return happened;
  }

  /** Opens what is folded away under these words. */
  async unfold(name: string): Promise<void> {
    const summary = this.page.locator('summary').filter({ hasText: name }).first();
    await this.#hands.reach(summary);
    await this.#hands.activate(summary);
  }

  /** Writes into the field with this label, in place of what is there; `within` where several have it. */
  write(label: string, text: string, within: Page | Locator = this.page): Promise<void> {
    return this.#hands.write(within.getByLabel(label), text);
  }

  /** An option of the list whose label begins like this, by what the option begins with. */
  choose(label: string, option: string): Promise<void> {
    return this.#hands.choose(this.page.getByLabel(new RegExp(`^${label}`)), option);
  }

  tick(label: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    return this.#hands.tick(within.getByLabel(label));
  }

  bring(label: string, files: string | readonly ChosenFile[]): Promise<void> {
    return this.#hands.bring(this.page.getByLabel(label), files);
  }

  /** Goes on with the tabulator, as somebody without a mouse does, until the focus is there; throws where it never comes. */
  tabTo(target: Locator, most?: number): Promise<void> {
    return tabTo(this.page, target, most);
  }

  /**
   * Photographs the page in all schemes and sizes; what is wrong with it counts as fault. Of several ways to make a journey only
   * the one with pointer and script looks: the others see the same pages.
   */
  async look(name: string): Promise<void> {
    if (!this.#looks) return;
    const found = await examine(this.page, name);
    if (found.length > 0) throw new Error(found.join('\n'));
  }

  /** What went wrong in this browser since the last call; there should be nothing. */
  takeFaults(): string[] {
    return this.#faults.take();
  }
}
