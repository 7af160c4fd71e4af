import { killEverything } from '#test/service/kill-everything';

/** Makes 200 runs while everything is killed, and says what came of it; fails where anything is not as it must be. */
export async function measureKills(): Promise<void> {
  const seed = Number(process.env.SEED ?? 1);
  const runs = Number(process.env.RUNS ?? 200);
  const { faults, paid, ...figures } = await killEverything({
    ...{ runs, seed, patience: 30 * 60_000, pause: [700, 2_500], keep: process.env.KEEP === '1' },
  });
  const list = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ');
  console.log(`${runs} runs in ${figures.seconds.toFixed(0)} s, seed ${seed}: ${list(figures.endings)}`);
  console.log(`killed: ${list(figures.kills)}`);
  console.log(
    `requests sent again: ${figures.requestsRepeated}; jobs tried again: ${figures.jobsTriedAgain}`,
  );
  console.log(`objects without an artifact, deleted: ${figures.orphansDeleted}`);
  const more = ((100 * (paid.asked - paid.segments)) / paid.segments).toFixed(1);
  console.log(
    `segments of the model: ${paid.segments}, asked for ${paid.asked} times (+${more} %), one at most ${paid.most} times`,
  );
  console.log(`faults: ${faults.length}`);
  for (const fault of faults) console.log(`  ${fault}`);
  if (process.env.KEEP === '1') console.log(`logs: ${figures.folder}`);
  if (faults.length > 0) process.exitCode = 1;
}
