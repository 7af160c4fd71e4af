// Walks through the house as the user's guide tells it, and makes the guide's pictures on the way: npm run guide.
import { afterAll, describe, expect, test } from 'vitest';
import { type ChosenFile, type Guest, openHouse, password } from '#test/browser';
import { GuideMaker, readGuide } from '#test/browser/guide';
import { walkHouse, walkReports } from '#test/browser/guide-house';
import { laterLease, lease, translationOf } from '#test/browser/guide-story';
import { reloadUntil, walkBatch, walkFailure } from '#test/browser/guide-trouble';
import { startFakeLlm } from '#test/fake-llm';
import { tmxOf, unitOf } from '#test/memory-work';
import { documentOf, sentences } from '#test/trial-project';

const model = await startFakeLlm({ translate: translationOf });
afterAll(() => model.close());
const house = await openHouse();
const guide = new GuideMaker();
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const word = (name: string, texts: readonly string[]): ChosenFile => ({
  ...{ name, mimeType: docx, buffer: Buffer.from(documentOf(texts)) },
});
const contract = 'Lease agreement.docx';
let project = '';

/** Ada, who made the house, signed in anew. */
async function ada(): Promise<Guest> {
  const guest = await house.guest();
  await guest.signIn('ada@example.org', password);
  if (project !== '') await guest.goto(project);
  return guest;
}

/** A term that people must not use, as a draft. */
async function addForbidden(guest: Guest): Promise<void> {
  const form = guest.page.locator('form').filter({ hasText: 'Another concept may' });
  await form.getByRole('textbox', { name: 'Term' }).fill('Sicherheit');
  await form
    .getByRole('textbox', { name: 'Language' })
    .or(form.getByRole('combobox', { name: 'Language' }))
    .fill('de');
  await form.getByLabel('Use').selectOption('forbidden');
  await guest.press('Add a term');
  await guide.picture(guest, 'concept');
}

/** The newest of a document. */
async function toRun(guest: Guest, file: string): Promise<void> {
  await guest.goto(`${project}/runs`);
  await guest.page.getByRole('link', { name: file }).first().click();
  await guest.page.getByRole('heading', { level: 1, name: file }).waitFor();
}

/** A code taken out of the text that has some. */
async function takeChip(guest: Guest): Promise<void> {
  const { page } = guest;
  await guest.goto(`${new URL(page.url()).pathname}?segment=5`);
  const box = page.getByRole('textbox', { name: 'Translation', exact: true });
  await box.and(page.locator(':focus')).waitFor();
  await page.locator('.code-surface [data-mark="<1>"]').click();
  await page.keyboard.press('Delete');
  await page.getByRole('group', { name: 'Codes not in the text' }).waitFor();
}

async function approveAll(guest: Guest): Promise<void> {
  await guest.press('Approve all');
  await guest.tick('Also those whose checks failed');
  await guest.press('Approve all');
}

describe('the guide', () => {
  test('first steps', async () => {
    const guest = await house.guest();
    const { page } = guest;
    await guest.goto(await house.firstLink());
    await guest.write('Name', 'Ada Lovelace');
    await guest.write('E-mail address', 'ada@example.org');
    await guide.picture(guest, 'first-link', { whole: true });
    await guest.write('New password', password);
    await guest.press('Continue');
    await guest.write('E-mail address', 'ada@example.org');
    await guest.write('Password', password);
    await guest.press('Sign in');
    await guest.press('New project');
    await guest.write('Name', 'Harbour leases');
    await guest.write('Source language', 'en');
    await guest.write('Target languages', 'de, fr');
    await guide.picture(guest, 'new-project', { whole: true });
    await guest.press('Create');
    project = new URL(page.url()).pathname;
    await guest.unfold('Setup');
    await guest.press('Connections');
    await guest.press('New connection');
    const prices = { inputPerMillion: 20, outputPerMillion: 80, currency: 'EUR' };
    const settings = { provider: 'openai-compatible', model: 'large', baseUrl: model.url, prices };
    await guest.ask(`${project}/connections`, { name: 'Model of the house', settings });
    await guest.goto(`${project}/connections`);
    await guest.press('Model of the house');
    const policy = {
      providers: ['Model of the house'],
      review: { required: 'always' },
      retention: { output: 365 },
    };
    await guest.ask(`${project}/policies`, policy);
    await guest.goto(`${project}/policy/edit`);
    await guest.goto(`${project}/policy`);
    await guide.picture(guest, 'policy');
    await guest.goto(`${project}/members`);
    await guest.goto('/people');
  });

  test('memories and an import', async () => {
    const guest = await ada();
    const { page } = guest;
    await guest.press('Memories');
    await guest.write('Name', 'Leases so far');
    await guest.press('Create memory');
    await guest.press('Import TMX');
    const pairs = [
      [
        'The rent is due on the first working day of the month.',
        'Die Miete ist am ersten Werktag des Monats fällig.',
      ],
      ['The deposit amounts to two monthly rents.', 'Die Kaution beträgt zwei Monatsmieten.'],
      ['Wait for 7 days.', 'Warten Sie 9 Tage.'],
      ['Write to ada@example.org at once.', 'Schreiben Sie sofort an ada@example.org.'],
      ['The tenant insures the goods.', 'Der Mieter versichert die Güter.'],
    ] as const;
    const buffer = Buffer.from(tmxOf(pairs.map((pair) => unitOf(pair))));
    await guest.bring('TMX file', [{ name: 'leases.tmx', mimeType: 'text/xml', buffer }]);
    await guest.press('Begin import');
    const result = page.getByRole('link', { name: 'Show the result' });
    await guest.follow(result.or(page.getByText('Waits for decisions')));
    await page.reload();
    await guide.picture(guest, 'import');
    await guest.press(/Numbers differ/);
    await guest.press('Reject all of these');
    await guest.goto(page.url().split('?')[0]!);
    await guest.press('Commit');
    await guest.follow(result.or(page.getByText('Committed', { exact: true })));
    await page.reload();
    await guest.goto(`${project}/memories`);
    await guest.press('Leases so far');
    await guide.picture(guest, 'memory');
    await guest.goto(`${project}/concordance?text=monthly+rents`);
    await reloadUntil(guest, page.locator('mark'));
    await guide.picture(guest, 'concordance');
  });

  test('a glossary', async () => {
    const guest = await ada();
    await guest.press('Glossaries');
    await guest.write('Name', 'Terms of leases');
    await guest.press('Create glossary');
    for (const [source, target] of [
      ['tenant', 'Mieter'],
      ['landlord', 'Vermieter'],
      ['deposit', 'Kaution'],
    ] as const) {
      await guest.press('New concept');
      await guest.write('Source term', source);
      await guest.write('Translation (optional)', target);
      await guest.press('Create concept');
      if (source === 'deposit') await addForbidden(guest);
      await guest.press('Terms of leases');
    }
    await guide.picture(guest, 'glossary');
    await guest.goto(`${new URL(guest.page.url()).pathname}?approval=draft`);
    await guest.press('Approve all drafts shown');
  });

  test('a document from upload to delivery', async () => {
    const guest = await ada();
    const { page } = guest;
    await guest.press('Upload documents');
    await guide.picture(guest, 'upload');
    await page.getByLabel('French').uncheck();
    await guest.bring('Word documents', [word(contract, lease)]);
    await guest.press('Upload and look');
    await guest.unfold('What stays as it is, and why');
    await guide.picture(guest, 'preflight');
    await guest.press('Translate');
    await toRun(guest, contract);
    await guest.follow(page.locator('.stageNow', { hasText: 'Review' }));
    await page.reload();
    await guide.picture(guest, 'run');
    await guest.press(/^Review$/);
    await page
      .getByRole('link', { name: 'Keyboard' })
      .or(page.getByRole('button', { name: 'Keyboard' }))
      .click();
    await page.getByRole('dialog').waitFor();
    await guide.picture(guest, 'keys');
    await page.keyboard.press('Escape');
    await guest.goto(`${new URL(page.url()).pathname}?segment=3`);
    await guide.picture(guest, 'review');
    await guest.write('Translation', 'Der Mieter zahlt die Miete von 4.200 Euro im Voraus.');
    await guest.press('Approve, next');
    await takeChip(guest);
    await guide.picture(guest, 'chips', { about: '#s-5', height: 640 });
    await page.keyboard.press('Control+z');
    await guest.press('Search and replace');
    await toRun(guest, contract);
    await guest.press(/^Document$/);
    await guide.picture(guest, 'document');
    await toRun(guest, contract);
    await guest.press(/^Review$/);
    await approveAll(guest);
    await toRun(guest, contract);
    const result = page.getByRole('link', { name: 'Show the result' });
    await guest.follow(result.or(page.getByRole('link', { name: /^Download .*\.docx$/ })));
    await page.reload();
    await guide.picture(guest, 'delivered');
  });

  test('a new version, beside the one before', async () => {
    const guest = await ada();
    const { page } = guest;
    await guest.press('Upload documents');
    await page.getByLabel('French').uncheck();
    await guest.bring('Word documents', [word(contract, laterLease)]);
    await guest.press('Upload and look');
    await guest.press('Translate');
    await toRun(guest, contract);
    await guest.follow(page.locator('.stageNow', { hasText: 'Review' }));
    await guest.press('Compare with the run before');
    await guide.picture(guest, 'comparison');
    await guest.goto(`${project}/files`);
    await guest.press(contract);
    await guide.picture(guest, 'file');
    await guest.goto(`${new URL(page.url()).pathname}/changes?from=1&to=2`);
    await guide.picture(guest, 'changes');
  });

  test('a document that is asked about', async () => {
    const guest = await ada();
    await guest.press('Upload documents');
    await guest.page.getByLabel('French').uncheck();
    await guest.bring('Word documents', [word(contract, sentences(6)), word(contract, lease)]);
    await guest.press('Upload and look');
    await guide.picture(guest, 'question');
  });

  test('what did not go on', async () => {
    await walkFailure({ guest: await ada(), guide, project }, model);
    await walkBatch({ guest: await ada(), guide, project });
  });

  test('what is kept, held and deleted', async () => {
    const guest = await ada();
    await guest.unfold('Setup');
    await guest.press('Governance');
    await guide.picture(guest, 'retention');
    await guest.goto(`${project}/files`);
    await guest.press(contract);
    await guest.goto(`${new URL(guest.page.url()).pathname}/governance`);
    await guide.picture(guest, 'deletion');
  });

  test('reports, and running the house', async () => {
    await walkReports({ guest: await ada(), guide, project });
    await walkHouse({ guest: await ada(), guide, project });
  });

  test('shows these pictures, all of them', () => {
    const shown = readGuide().flatMap(({ pictures }) => pictures);
    expect(shown.sort()).toEqual([...guide.made].sort());
  });
});
