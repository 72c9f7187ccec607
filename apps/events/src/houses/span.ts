/** From when, and until before when. */
export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** One ends when the other starts: they do not overlap. */
export const overlap = (one: Span, other: Span): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt;

export const isSame = (one: Span, other: Span): boolean =>
  one.startsAt.getTime() === other.startsAt.getTime() && one.endsAt.getTime() === other.endsAt.getTime();

/** What of the open times is left when the taken ones are out; both are given by start, and none of either overlap. */
export function left(open: readonly Span[], taken: readonly Span[]): Span[] {
  return open.flatMap((span) => without(span, taken));
}

function without({ startsAt, endsAt }: Span, taken: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let free = startsAt;
  for (const one of taken.filter((each) => overlap(each, { startsAt, endsAt }))) {
    if (free < one.startsAt) gaps.push({ startsAt: free, endsAt: one.startsAt });
    free = one.endsAt;
  }
  return free < endsAt ? [...gaps, { startsAt: free, endsAt }] : gaps;
}
