// Real journeys: the whole service and a real browser. A spec opens a house, lets guests in, and looks at what they see.
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest';
import { transact } from '#domain/audit';
import { type Role, systemActor } from '#domain/context';
import { issueFirstAdministratorLink } from '#domain/identity';
import { insertPerson, storePassword } from '#domain/identity/enrolment';
import { chromiumMissing, hasChromium, launchChromium } from './browser/chromium.ts';
import { Guest, type GuestOptions } from './browser/guest.ts';
import { type HouseOptions, type ServedHouse, serveHouse } from './browser/serve-house.ts';
import { testDatabase } from './database.ts';

export { examine, findBarriers, findOverflow, photograph, sizes } from './browser/examine.ts';
export { openFirefox } from './browser/firefox.ts';
export { Guest, ways } from './browser/guest.ts';
export type { ChosenFile } from './browser/hands.ts';

export interface BrowserHouse extends ServedHouse {
  /** Where the first administrator is made, once. */
  firstLink(): Promise<string>;
  /** Somebody who may work there, in these projects; resolves with their e-mail address. */
  person(role: Role, projectIds?: readonly string[]): Promise<string>;
  /** Somebody with a browser, not signed in. */
  guest(options?: GuestOptions): Promise<Guest>;
  /** Somebody with a browser, signed in as a new person of a role. */
  enter(role: Role, options?: GuestOptions & { readonly projectIds?: readonly string[] }): Promise<Guest>;
}

export const password = 'correct horse battery';

/** Milliseconds: whole journeys by keyboard take their time, and more where the machine does other work. */
const longest = 600_000;

/**
 * The whole service over a database of the file's own. Where there is no Chromium every test of the file is skipped and says so.
 * After each test no browser may have complained of anything.
 */
export async function openHouse(options: HouseOptions = {}): Promise<BrowserHouse> {
  vi.setConfig({ testTimeout: longest });
  const { url } = await testDatabase();
  const house = await serveHouse(url, options);
  const browser = hasChromium ? await launchChromium() : undefined;
  const guests: Guest[] = [];
  afterAll(async () => {
    await browser?.close();
    await house.stop();
  });
  beforeEach((test) => test.skip(!hasChromium, chromiumMissing));
  afterEach(async () => {
    const faults = guests.flatMap((guest) => guest.takeFaults());
    await Promise.all(guests.splice(0).map(({ context }) => context.close()));
    expect(faults).toEqual([]);
    expect(house.takeReports()).toEqual([]);
  });
  const guest = async (how?: GuestOptions): Promise<Guest> => {
    const arrived = await Guest.arrive(browser as Browser, house.origin, how);
    guests.push(arrived);
    return arrived;
  };
  const person = (role: Role, projectIds?: readonly string[]) => insertSomebody(house, role, projectIds);
  return {
    ...{ ...house, guest, person },
    firstLink: async () => (await issueFirstAdministratorLink(house.services, house.origin))!,
    async enter(role, { projectIds, ...how } = {}) {
      const entered = await guest(how);
      await entered.signIn(await person(role, projectIds), password);
      return entered;
    },
  };
}

let people = 0;

function insertSomebody({ services }: ServedHouse, role: Role, projectIds: readonly string[] = []) {
  const email = `${role}-${++people}@example.org`;
  return transact(services, systemActor('test'), async (context) => {
    const { id } = await insertPerson(context, { email, name: `${role} ${people}`, role });
    await storePassword(context, id, password);
    for (const projectId of projectIds)
      await sql`insert into project_members values (${projectId}, ${id}, ${role})`.execute(context.db);
    return email;
  });
}
