import { transact } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import { findPerson, type Person } from '#domain/identity/people';

/** What people do with their own account past the API, as the audit calls it. */
const actions: Readonly<Record<string, string>> = {
  '/change-password': 'identity.change-password',
  '/two-factor/disable': 'identity.disable-second-factor',
  '/two-factor/generate-backup-codes': 'identity.generate-backup-codes',
  '/revoke-session': 'identity.revoke-sessions',
  '/revoke-sessions': 'identity.revoke-sessions',
  '/revoke-other-sessions': 'identity.revoke-sessions',
  '/sign-out': 'identity.sign-out',
};

/** Whether a request to an address can change something that is noted. */
export function isNoted(path: string): boolean {
  return path in actions || path === enabling;
}

const enabling = '/two-factor/verify-totp';

/** Notes what a person has done with their account; setting up a second factor ends with the first code. */
export async function noteChange(services: Services, path: string, before: Person): Promise<void> {
  const { id, name, secondFactor } = before;
  const isEnabled = path === enabling && !secondFactor && (await findPerson(services.db, id))?.secondFactor;
  const action = isEnabled ? 'identity.enable-second-factor' : actions[path];
  if (action === undefined) return;
  const actor = { ...systemActor('sign-in'), kind: 'person' as const, id, name };
  await transact(services, actor, async (context) =>
    context.record({ action, subject: { kind: 'person', id } }),
  );
}
