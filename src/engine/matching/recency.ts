const isoDate = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?)?/;

/** A number that is larger for a later ISO 8601 date (extended or basic form); 0 where there is none. Offsets from UTC are not looked at. */
export function recencyOf(changedAt: string | undefined): number {
  const parts = isoDate.exec(changedAt ?? '');
  if (!parts) return 0;
  return Number(
    parts
      .slice(1)
      .map((part) => part ?? '00')
      .join(''),
  );
}
