import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { compareCodes, type InlineText, makeInlineText, markedText, textWithoutCodes } from '#engine/inline';
import { apertiumMissing, hasApertium } from '#test/apertium';
import { arbitraryInlineText } from '#test/inline-arbitrary';
import { marked } from '#test/marked';
import { apertium } from './index.ts';
import { findPair, pairOfMode } from './language-modes.ts';

const pairs = ['eng-spa', 'spa-eng', 'spa-eng_US', 'fr-es', 'nob-nno'].map((mode) => pairOfMode(mode)!);

describe('modes of Apertium', () => {
  it.each([
    ['en', 'es', 'eng-spa'],
    ['en-GB', 'es-MX', 'eng-spa'],
    ['es', 'en-US', 'spa-eng_US'],
    ['es', 'en', 'spa-eng'],
    ['fr-CA', 'es', 'fr-es'],
    ['no', 'nn', 'nob-nno'],
    ['es', 'fr', undefined],
    ['not a tag', 'es', undefined],
  ])('from %s to %s: %s', (from, to, mode) => {
    expect(findPair(pairs, from, to)?.mode).toBe(mode);
  });

  it('that do not translate are none', () => {
    expect(['eng-spa-tagger', 'eng', 'ENG-SPA', '../x-y'].map(pairOfMode)).toEqual(Array(4).fill(undefined));
  });
});

const ask = (provider: ReturnType<typeof apertium>, sources: readonly InlineText[], signal?: AbortSignal) =>
  provider.translate({
    segments: sources.map((source, index) => ({ id: `s${index}`, source })),
    sourceLanguage: 'en',
    targetLanguage: 'es',
    signal,
  });

describe.runIf(hasApertium)(`Apertium on this machine${hasApertium ? '' : ` (${apertiumMissing})`}`, () => {
  const provider = apertium();
  afterAll(() => provider.close());

  const translated = async (...sources: readonly InlineText[]): Promise<string[]> => {
    const { answers } = await ask(provider, sources);
    return sources.map((_, index) => markedText(answers.get(`s${index}`)!));
  };

  it('translates, and puts codes where their words went', async () => {
    expect(
      await translated(
        marked('The <1>red</1> house is <2>very big</2><3/>.'),
        marked('In order to sign the <1>contract</1>, see <2>the New York terms</2>.'),
        marked("The company's <1>annual report</1><2/> is <3>new</3>."),
      ),
    ).toEqual([
      'La casa <1>roja</1> es <2>muy grande</2><3/>.',
      'Para firmar el <1>contrato</1>, ver <2>los plazos de Nueva York</2>.',
      'El <1>informe anual</1><2/> de la empresa es <3>nuevo</3>.',
    ]);
  });

  it('puts a code that reads as text in place of its words', async () => {
    const { items, codes } = marked('The blue house in <1/> is big.');
    const source = makeInlineText(items, new Map([[1, { ...codes.get(1)!, equivalent: 'picture 3' }]]));
    expect(await translated(source)).toEqual(['La casa azul en <1/> es grande.']);
  });

  it.each([
    ['One, two, and <three> & {four}; [five] ^six$ \\ / @ * # ~ "seven"'],
    ['100 % – 5 · 3 = 15 … €'],
    ['???'],
    ['The red^ house is^ big ^'],
    ["The 'red house' is big"],
    ['漢字 и ελληνικά 😀👩‍👩‍👧'],
    ['Tab\there, two  blanks, no\u00A0break, line\nend'],
    ["[[t:w:1]]x[[/]] []v1] \\[ ^a/b<n>$ 's"],
    ['-t txt; rm -rf / $(true) `x`'],
    ['xyzzyx qwrtz'],
  ])('loses no sign of %j', async (text) => {
    const [answer] = await translated(textWithoutCodes(text));
    const signs = (of: string): string => [...of.replace(/[\p{L}\p{N}\p{M} '’-]|\s/gu, '')].sort().join('');
    expect(signs(answer!)).toBe(signs(markedText(textWithoutCodes(text))));
  });

  it('answers each segment for itself, whatever the texts hold', async () => {
    const anchors = ['house', 'table', 'window'];
    const texts = fc.array(arbitraryInlineText(), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(texts, async (sources) => {
        const anchored = sources.map((source, index) =>
          makeInlineText(
            [{ kind: 'text', text: `The ${anchors[index]} .  ` }, ...source.items],
            source.codes,
          ),
        );
        const { answers, rejected } = await ask(provider, anchored);
        expect([...rejected]).toEqual([]);
        for (const [index, word] of ['casa', 'mesa', 'ventana'].entries()) {
          const answer = answers.get(`s${index}`)!;
          expect(markedText(answer).toLowerCase()).toContain(word);
          expect(compareCodes(anchored[index]!, answer).filter(({ kind }) => kind === 'missing')).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('leaves placeholders as they are', async () => {
    expect(await translated(textWithoutCodes('Open {house} or {{red.house}} now'))).toEqual([
      'Abierto {house} o {{red.house}} ahora',
    ]);
  });

  it.each([
    'https://www.youtube.com/watch?v=9bZkp7q19f0',
    'www.Example.org/A_b/C.html',
    'Miriam.Osei@Halden-Instruments.example.com',
    'HI-2026-014',
    'IEC-61010-2-030',
  ])('leaves %s as it is', async (code) => {
    const [text, tagged] = await translated(
      marked(`Please read ${code}, and sign it.`),
      marked(`Please read <1>${code}</1>.`),
    );
    expect(text).toContain(` ${code},`);
    expect(tagged).toContain(` <1>${code}</1>.`);
  });

  it('translates alike alone and among others, and again', async () => {
    const sources = ['The house.', 'Two big red tables and a window', 'See page 3.'].map(textWithoutCodes);
    const together = await translated(...sources);
    for (const [index, source] of sources.entries())
      expect(await translated(source)).toEqual([together[index]]);
    expect(await translated(...sources)).toEqual(together);
  });

  it('ends at once when it is cancelled, and starts anew', async () => {
    const long = Array.from({ length: 100 }, () => textWithoutCodes('The red house is big. '.repeat(200)));
    const since = performance.now();
    await expect(ask(provider, long, AbortSignal.timeout(100))).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    expect(performance.now() - since).toBeLessThan(5000);
    expect(await translated(textWithoutCodes('The house.'))).toEqual(['La casa.']);
  });

  it('ends a call that takes too long', async () => {
    const hasty = apertium({ timeout: 1 });
    await expect(ask(hasty, [textWithoutCodes('The house. '.repeat(5000))])).rejects.toMatchObject({
      kind: 'timed-out',
      isRetryable: true,
    });
    hasty.close();
  });
});

describe('Apertium that is not as it should be', () => {
  const folderWith = (line: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'modes-'));
    writeFileSync(join(folder, 'eng-spa.mode'), line);
    return folder;
  };
  const failure = (line: string) =>
    ask(apertium({ folders: [folderWith(line)], timeout: 2000 }), [textWithoutCodes('The house.')]);

  it.each([
    ['programs that are missing', "no-such-program 'x' | lt-proc $1", 'misconfigured'],
    ['a line that is no pipeline of programs', 'lt-proc x; rm -rf /', 'misconfigured'],
    ['programs that end', 'true -x', 'unavailable'],
    ['programs that say nothing', 'tail -f /dev/null', 'timed-out'],
    ['programs that say too much', 'yes x -- -z', 'unreadable'],
  ])('fails with a reason for %s', async (_, line, kind) => {
    await expect(failure(line)).rejects.toMatchObject({ name: 'ProviderError', kind });
  });

  it('rejects an answer that does not carry the mark of its text', async () => {
    const { answers, rejected } = await failure('sed -z -u s/:/!/g');
    expect([answers.size, [...rejected]]).toEqual([0, [['s0', 'unreadable']]]);
  });

  it('places codes by alignment where words carry no numbers through it', async () => {
    const folder = folderWith('sed -z -u s/Verso/verso/');
    const { answers } = await ask(apertium({ folders: [folder] }), [marked('The <1>Verso</1> house.')]);
    expect(markedText(answers.get('s0')!)).toBe('The <1>verso</1> house.');
  });

  it('supports nothing where nothing is installed', async () => {
    const nothing = apertium({ folders: ['/no/such/folder'] });
    expect(nothing.limits.supports('en', 'es')).toBe(false);
    await expect(ask(nothing, [])).rejects.toMatchObject({ kind: 'unsupported' });
  });
});
