import type { Page } from 'playwright-core';

/** Notes everything a page should not do: errors in its console, exceptions, what does not load, other hosts. */
export function watchFaults(page: Page, origin: string): { take(): string[] } {
  const faults: string[] = [];
  page.on('console', (message) => {
    // Documents that refuse are what some tests are about; what else does not load is noted below.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) faults.push(`other host: ${url}`);
  });
  page.on('response', (response) => {
    const limit = response.request().isNavigationRequest() ? 500 : 400;
    if (response.status() >= limit) faults.push(`${response.status()}: ${response.url()}`);
  });
  return { take: () => faults.splice(0) };
}
