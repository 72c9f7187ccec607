import { type Doc, isDoc } from './bson-types';
import { demand } from './errors';
import { compareKeys, compareValues, keyOf } from './keys';

/** How values compare: plainly, or with their texts by a collation. */
export interface Comparison {
  /** Negative, zero or positive. */
  readonly compare: (a: unknown, b: unknown) => number;
  /** The same for values that are equal; says nothing of their order. */
  readonly key: (value: unknown) => string;
}

/** By code points. */
export const PLAIN: Comparison = { compare: compareValues, key: keyOf };

const OPTIONS = ['locale', 'strength', 'numericOrdering'];
const STRENGTHS = ['base', 'accent', 'variant'] as const;
const known = new WeakMap<Doc, Comparison>();

/** The collation that a command asks for, undefined for plain order; options that would be ignored are refused. */
export function collationOf(sent: unknown): Doc | undefined {
  if (sent === undefined || (isDoc(sent) && sent.locale === 'simple')) return undefined;
  demand(isDoc(sent) && typeof sent.locale === 'string', 'BadValue', 'collation needs a locale');
  const unknown = Object.keys(sent).filter((name) => !OPTIONS.includes(name));
  demand(!unknown.length, 'NotImplemented', `This store does not support the collation options ${unknown.join(', ')}`);
  const strength = Number(sent.strength ?? 3);
  demand(STRENGTHS[strength - 1], 'NotImplemented', 'This store has collations of the strengths 1, 2 and 3');
  demand(Intl.Collator.supportedLocalesOf([sent.locale]).length, 'BadValue', `unknown collation locale ${sent.locale}`);
  return sent;
}

/** How values compare by a checked collation. */
export function comparisonOf(collation: Doc | undefined): Comparison {
  if (!collation) return PLAIN;
  const comparison = known.get(collation) ?? new Collated(collation);
  known.set(collation, comparison);
  return comparison;
}

class Collated implements Comparison {
  private readonly collator: Intl.Collator;
  /** One text for all that are equal to it, in order. */
  private readonly leaders: string[] = [];
  private readonly leaderOf = new Map<string, string>();

  constructor({ locale, strength = 3, numericOrdering = false }: Doc) {
    const sensitivity = STRENGTHS[Number(strength) - 1];
    this.collator = new Intl.Collator(String(locale), { sensitivity, numeric: Boolean(numericOrdering) });
  }

  readonly compare = (a: unknown, b: unknown): number => {
    if (typeof a === 'string' && typeof b === 'string') return this.collator.compare(a, b);
    if (Array.isArray(a) && Array.isArray(b)) return this.compareLists(a, b);
    return isDoc(a) && isDoc(b) ? this.compareDocs(a, b) : compareValues(a, b);
  };

  private compareLists(a: unknown[], b: unknown[]): number {
    for (let i = 0; i < a.length && i < b.length; i++) {
      const order = this.compare(a[i], b[i]);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }

  /** By the type, the name and the value of each field; names know no collation. */
  private compareDocs(a: Doc, b: Doc): number {
    const [left, right] = [Object.entries(a), Object.entries(b)];
    for (let i = 0; i < left.length && i < right.length; i++) {
      const order = compareKeys(fieldKey(left[i]!), fieldKey(right[i]!)) || this.compare(left[i]![1], right[i]![1]);
      if (order !== 0) return order;
    }
    return left.length - right.length;
  }

  readonly key = (value: unknown): string => keyOf(this.folded(value));

  private folded(value: unknown): unknown {
    if (typeof value === 'string') return this.leader(value);
    if (Array.isArray(value)) return value.map((item) => this.folded(item));
    if (!isDoc(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.folded(inner)]));
  }

  private leader(text: string): string {
    const found = this.leaderOf.get(text);
    if (found !== undefined) return found;
    let [low, high] = [0, this.leaders.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.collator.compare(this.leaders[middle]!, text) < 0) low = middle + 1;
      else high = middle;
    }
    const leader = this.leaders[low];
    const isEqual = leader !== undefined && this.collator.compare(leader, text) === 0;
    if (!isEqual) this.leaders.splice(low, 0, text);
    this.leaderOf.set(text, isEqual ? leader : text);
    return isEqual ? leader : text;
  }
}

function fieldKey([name, value]: [string, unknown]): string {
  return keyOf(value).charAt(0) + keyOf(name);
}

/** The part of a filter that means the same under every collation: what it leaves out holds texts. */
export function withoutTexts(filter: Doc): Doc {
  return Object.fromEntries(Object.entries(filter).filter(([, operand]) => !holdsText(operand)));
}

function holdsText(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsText);
  return typeof value === 'string' || (isDoc(value) && Object.values(value).some(holdsText));
}

const STAGES = [
  '$match',
  '$sort',
  '$skip',
  '$limit',
  '$count',
  '$unset',
  '$unwind',
  '$sample',
  '$project',
  '$addFields',
  '$set',
  '$group',
];
const ACCUMULATORS = ['$sum', '$avg', '$min', '$max', '$first', '$last', '$push', '$addToSet', '$count'];

/** Refuses a pipeline with stages or expressions that would compare plainly. */
export function demandCollated(pipeline: readonly Doc[]): void {
  for (const stage of pipeline) {
    const [name, argument] = Object.entries(stage)[0]!;
    demand(STAGES.includes(name), 'NotImplemented', `This store has no ${name} with a collation`);
    if (name === '$group') for (const part of Object.values(argument as Doc)) demandNoOperators(argumentOf(part));
    else if (['$project', '$addFields', '$set'].includes(name)) demandNoOperators(argument);
  }
}

function argumentOf(part: unknown): unknown {
  const [operator = ''] = isDoc(part) ? Object.keys(part) : [];
  return ACCUMULATORS.includes(operator) ? (part as Doc)[operator] : part;
}

/** Refuses operators, which might compare plainly, anywhere in what a client sent along with a collation. */
export function demandNoOperators(part: unknown): void {
  if (Array.isArray(part)) part.forEach(demandNoOperators);
  if (!isDoc(part)) return;
  for (const [name, inner] of Object.entries(part)) {
    demand(!name.includes('$'), 'NotImplemented', `This store does not support ${name} with a collation`);
    demandNoOperators(inner);
  }
}
