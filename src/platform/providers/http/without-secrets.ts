/** How much of a service's own words goes into a message. */
const longestDetail = 200;

/** What a service says about a failure, or nothing where that repeats a key or a piece of what was sent. */
export function withoutSecrets(detail: string, secrets: readonly string[]): string {
  const short = detail.replace(/\s+/g, ' ').trim().slice(0, longestDetail);
  const repeats = secrets.some(
    (secret) =>
      secret.trim().length > 3 &&
      (short.includes(secret.trim()) || pieces(secret).some((piece) => short.includes(piece))),
  );
  return repeats ? '' : short;
}

/** Pieces by which a longer text is recognised where only a part of it is repeated. */
function pieces(secret: string): string[] {
  const words = secret.slice(0, 20_000).match(/\S{6,}/g) ?? [];
  return words.slice(0, 500);
}
