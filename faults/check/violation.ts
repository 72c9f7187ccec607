export type Invariant = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9';

/** What does not hold, in a sentence; `doubled` and `lost` are what planted faults must be found by. */
export interface Violation {
  readonly invariant: Invariant;
  readonly kind: 'doubled' | 'lost' | 'other';
  readonly text: string;
}

export const violation = (invariant: Invariant, text: string, kind: Violation['kind'] = 'other'): Violation => ({
  invariant,
  kind,
  text,
});

/** One violation for all of them, with the first few named; none where there are none. */
export function ofThese(found: readonly string[], invariant: Invariant, [what, kind]: [string, Violation['kind']?]): Violation[] {
  if (found.length === 0) return [];
  const more = found.length > 3 ? ', …' : '';
  return [violation(invariant, `${found.length} × ${what}: ${found.slice(0, 3).join(', ')}${more}`, kind)];
}
