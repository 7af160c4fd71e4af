import type { ComponentChildren } from 'preact';
import { ruleMessages } from '#domain/runs/wording';
import type { Preflight, PreflightBand } from '#pipeline/stage-jobs/preflight';
import {
  Badge,
  DefinitionList,
  Disclosure,
  LanguageName,
  Name,
  Notice,
  ShareBar,
  TroubleText,
  useSay,
  useView,
} from '#platform/web/components';
import type { Tone } from '#platform/web/pages';
import { uploadMessages } from './messages.ts';
import { addDocument, emptyTotal, type Total } from './total.ts';

/** What one run would take. */
function PreflightView({ preflight }: { readonly preflight: Preflight }) {
  const say = useSay(uploadMessages);
  const { targetLanguage, segments, words, bands, connection, obstacle, calls } = preflight;
  const shown = useBandName();
  return (
    <section class="preflight">
      <h3>
        <LanguageName tag={targetLanguage} />
      </h3>
      <p>
        {say.words(words)}, {say.segments(segments)}
      </p>
      {words > 0 && (
        <ShareBar
          label={say.byMatch}
          shares={bands.map((band) => ({ label: shown(band.band), value: band.words }))}
        />
      )}
      <DefinitionList
        items={[
          { term: say.price, value: <Price total={addDocument(emptyTotal, [preflight])} /> },
          {
            term: say.provider,
            value: connection && (
              <>
                <Name>{connection.name}</Name>
                {connection.model && (
                  <>
                    {' '}
                    <code>{connection.model}</code>
                  </>
                )}
                , {say.calls(calls)}
              </>
            ),
          },
        ]}
      />
      {obstacle && (
        <Notice tone="warning">
          <p>
            <TroubleText {...obstacle} />
          </p>
        </Notice>
      )}
      {!connection && needsProvider(bands) && (
        <Notice tone="warning">
          <p>{say.nobody}</p>
        </Notice>
      )}
    </section>
  );
}

function needsProvider(bands: readonly PreflightBand[]): boolean {
  return bands.some(({ band, segments }) => band === 'none' && segments > 0);
}

/** Names a match band. */
function useBandName(): (band: string) => string {
  const say = useSay(uploadMessages);
  const named: Readonly<Record<string, string>> = {
    carried_over: say.carried_over,
    passthrough: say.passthrough,
    repetition: say.repetition,
    '101': say.band101,
    '100': say.band100,
    none: say.none,
  };
  return (band) => named[band] ?? `${band.replace('-', '–')} %`;
}

/** What runs would cost; amounts of two currencies are not added up. */
function Price({ total: { prices, unpriced } }: { readonly total: Total }) {
  const say = useSay(uploadMessages);
  const { format } = useView();
  if (prices.length === 0) return <>{unpriced === 0 ? say.free : say.unknownPrice}</>;
  const said = prices.map(([currency, price]) =>
    say.about(currency === '' ? format.number(price) : format.money(price, currency)),
  );
  return (
    <>
      {format.list(said)}
      {unpriced > 0 && ` (+ ${say.unknownPrice})`}
    </>
  );
}

/** What of a document is translated and what stays as it is, with the reason; the same for all languages. */
function CoverageView({ preflight: { coverage, findings } }: { readonly preflight: Preflight }) {
  const say = useSay(uploadMessages);
  const rules = useSay(ruleMessages);
  const sumOf = (disposition: string) =>
    coverage
      .filter((line) => line.disposition === disposition)
      .reduce((sum, { characters }) => sum + characters, 0);
  const kept = Map.groupBy(
    coverage.filter(({ disposition }) => disposition !== 'translated'),
    ({ rule }) => rule,
  );
  const reasons = [...kept]
    .map(([rule, lines]) => ({
      rule,
      characters: lines.reduce((sum, { characters }) => sum + characters, 0),
    }))
    .filter(({ characters }) => characters > 0)
    .sort((a, b) => b.characters - a.characters)
    .slice(0, 20);
  return (
    <Disclosure summary={say.staysAsItIs}>
      <ShareBar
        label={say.coverage}
        shares={(['translated', 'protected', 'skipped'] as const).map((one) => ({
          label: say[one],
          value: sumOf(one),
        }))}
      />
      {reasons.length === 0 ? (
        <p>{say.allTranslated}</p>
      ) : (
        <DefinitionList
          items={reasons.map(({ rule, characters }) => ({
            term: rule in rules ? rules[rule as 'math'] : rule,
            value: say.characters(characters),
          }))}
        />
      )}
      {findings.length > 0 && <FindingList findings={findings} />}
    </Disclosure>
  );
}

const tones: Readonly<Record<string, Tone>> = { error: 'bad', warning: 'warning', info: 'neutral' };

function FindingList({ findings }: Pick<Preflight, 'findings'>) {
  const say = useSay(uploadMessages);
  return (
    <>
      <h3>{say.findings}</h3>
      <ul class="plain">
        {findings.slice(0, 20).map((finding, index) => (
          <li key={index}>
            <Badge tone={tones[finding.severity] ?? 'neutral'}>{finding.code}</Badge>{' '}
            <TroubleText {...finding} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the runs of one document would take. */
export function Preflights({ preflights }: { readonly preflights: readonly Preflight[] }) {
  return (
    <>
      <div class="columns">
        {preflights.map((preflight) => (
          <PreflightView key={preflight.targetLanguage} preflight={preflight} />
        ))}
      </div>
      {preflights[0] && <CoverageView preflight={preflights[0]} />}
    </>
  );
}

interface TotalViewProps {
  readonly total: Total;
  /** Documents that there are. */
  readonly all: number;
  /** Whether it takes the place of the one that the page shows. */
  readonly isNews?: boolean;
  /** What has the rest estimated. */
  readonly children?: ComponentChildren;
}

/** What all documents would take together, as far as they were estimated. */
export function TotalView({ total, all, isNews = false, children }: TotalViewProps) {
  const say = useSay(uploadMessages);
  const shown = useBandName();
  const { documents, words, bands } = total;
  return (
    <div id="upload-total" {...(isNews && { 'data-hx-swap-oob': 'true' })}>
      {documents > 0 && (
        <p>
          {say.words(words)}, {say.price}:{' '}
          <strong>
            <Price total={total} />
          </strong>
        </p>
      )}
      {words > 0 && (
        <ShareBar
          label={say.byMatch}
          shares={bands.map(([band, value]) => ({ label: shown(band), value }))}
        />
      )}
      {documents < all && (
        <>
          <p class="soft">{say.estimated({ documents, all })}</p>
          {children}
        </>
      )}
    </div>
  );
}
