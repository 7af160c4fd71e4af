// What pages cost a browser: bytes, requests, hosts. Addresses follow from the pages that are mounted.
import { expect, test } from 'vitest';
import { buildServer } from '#apps/api';
import { openConsole } from '#apps/console';
import { furnish, sampleAddresses } from '#test/console-house';
import { testDatabase } from '#test/database';
import { actors, apiPlugins, testServices } from '#test/test-server';

/** Bytes, compressed as browsers take them, and requests a page. */
const most = { page: 150_000, assets: 100_000, requests: 6 };

const { db } = await testDatabase();
const services = await testServices(db);
const configuration = {
  ...{
    origin: 'http://localhost:8080',
    rateLimit: 1_000_000,
    signInLimit: 1_000_000,
    uploadBytes: 100_000,
    exchangeBytes: 100_000,
  },
};
const authenticate = async () => actors.administrator;
const parts = { services, plugins: apiPlugins, configuration, authenticate };
const server = buildServer({ ...parts, pages: openConsole(parts) });
const { addresses } = sampleAddresses(apiPlugins, await furnish({ services }));

async function ask(url: string, encoding: string) {
  const { headers, rawPayload } = await server.inject({ url, headers: { 'accept-encoding': encoding } });
  return { headers, bytes: rawPayload.length, text: rawPayload.toString() };
}

/** Pages that are documents: streams never end, and what is to be kept is no page. */
const documents = addresses.filter(
  ({ page }) => !/progress|\/live$|download|export|presence/.test(page.path),
);

test('pages are light, load little, and speak to no other host', async () => {
  const assets = new Set<string>();
  const faults: string[] = [];
  let weighed = 0;
  for (const { address } of documents) {
    const { text, headers } = await ask(address, 'identity');
    if (!text.startsWith('<!doctype html>')) continue;
    weighed += 1;
    const { bytes } = await ask(address, 'br');
    if (bytes > most.page) faults.push(`${address}: ${bytes} bytes`);
    const loaded = [...text.matchAll(/<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)="([^"]+)"/g)];
    const urls = loaded.map(([, url]) => url!);
    if (urls.length > most.requests) faults.push(`${address}: ${urls.length} requests`);
    const foreign = urls.filter((url) => !/^\/assets\/[\w-]{16}\/[\w.-]+$/.test(url));
    faults.push(...foreign.map((url) => `${address}: loads ${url}`));
    if (!String(headers['content-security-policy']).includes("default-src 'none'"))
      faults.push(`${address}: no policy`);
    for (const url of urls) assets.add(url);
  }
  expect(faults).toEqual([]);
  expect(weighed).toBeGreaterThan(30);
  let whole = 0;
  for (const url of assets) {
    const { headers, bytes } = await ask(url, 'br');
    expect([url, headers['cache-control']]).toEqual([url, 'public, max-age=31536000, immutable']);
    whole += bytes;
  }
  expect(whole).toBeGreaterThan(10_000);
  expect(whole).toBeLessThan(most.assets);
});
