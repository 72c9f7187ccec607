import { Decimal128, Long } from 'bson';
import { bsonType } from './bson-types';
import { demand } from './errors';

/* Sums as MongoDB makes them: integers exact, doubles with what every addition loses carried along, decimals in 34 digits. */

/** units · 10 ^ exponent. */
interface Exact {
  units: bigint;
  exponent: number;
}

const DIGITS = 34;
const DECIMAL = /^(-?\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/;
const BIT_63 = 2n ** 63n;
const WORD = 2 ** 32;

/** What $sum and $avg add up; whatever is no number does not count. */
export class Total {
  private count = 0;
  /** Of integers as long as it is exact; not yet in the others. */
  private whole = 0;
  private high = 0;
  private low = 0;
  /** As plain addition has it, which knows about infinity. */
  private plain = 0;
  private hasFractions = false;
  private hasLongs = false;
  private decimal?: Exact;

  add(value: unknown): void {
    if (typeof value === 'number') this.addNumber(value);
    else if (typeof value === 'object' && value !== null) this.addWide(value);
  }

  private addNumber(value: number): void {
    this.count += 1;
    const whole = this.whole + value;
    if (Number.isSafeInteger(whole) && Number.isSafeInteger(value)) {
      this.whole = whole;
      return;
    }
    if (!Number.isSafeInteger(value)) this.hasFractions = true;
    this.carry(value);
  }

  /** high + low is the sum, of which high alone is the best double. */
  private carry(value: number): void {
    this.plain += value;
    const sum = this.high + value;
    const part = sum - this.high;
    const rest = this.low + (this.high - (sum - part) + (value - part));
    this.high = sum + rest;
    this.low = rest - (this.high - sum);
  }

  private addWide(value: object): void {
    const type = bsonType(value);
    if (type !== 'Long' && type !== 'Decimal128') return;
    this.count += 1;
    if (type === 'Decimal128') {
      this.decimal = sumOf(this.decimal ?? { units: 0n, exponent: 0 }, exactOf(value as Decimal128));
      return;
    }
    this.hasLongs = true;
    this.carry((value as Long).high * WORD);
    this.carry((value as Long).getLowBitsUnsigned());
  }

  /** 0 of nothing. */
  get sum(): unknown {
    this.carryWhole();
    if (this.decimal) return rounded(this.withDecimal());
    if (this.hasFractions) return this.asDouble;
    if (Number.isSafeInteger(this.high)) return this.high;
    demand(this.hasLongs, 'NotImplemented', 'A sum would leave the integers that are exact here (2^53)');
    const whole = this.integer;
    return whole >= -BIT_63 && whole < BIT_63 ? Long.fromBigInt(whole) : this.high;
  }

  /** Null of nothing. */
  get average(): unknown {
    this.carryWhole();
    if (!this.count) return null;
    return this.decimal ? quotient(this.withDecimal(), this.count) : this.asDouble / this.count;
  }

  private carryWhole(): void {
    const { whole } = this;
    this.whole = 0;
    if (whole !== 0) this.carry(whole);
  }

  private get asDouble(): number {
    return Number.isNaN(this.high) ? this.plain : this.high;
  }

  private get integer(): bigint {
    return BigInt(this.high) + BigInt(this.low);
  }

  private withDecimal(): Exact {
    demand(!this.hasFractions, 'NotImplemented', 'This store does not add up decimals together with fractions that are doubles');
    return sumOf(this.decimal!, { units: this.integer, exponent: 0 });
  }
}

function exactOf(value: Decimal128): Exact {
  const parts = DECIMAL.exec(value.toString());
  demand(parts, 'NotImplemented', `This store does not calculate with the decimal ${value.toString()}`);
  const [, whole = '', fraction = '', exponent = '0'] = parts;
  return { units: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

function sumOf(a: Exact, b: Exact): Exact {
  const exponent = Math.min(a.exponent, b.exponent);
  return { units: scaled(a, exponent) + scaled(b, exponent), exponent };
}

function scaled({ units, exponent }: Exact, to: number): bigint {
  return units * 10n ** BigInt(exponent - to);
}

/** In 34 digits, halves to the even side. */
function rounded({ units, exponent }: Exact): Decimal128 {
  const excess = digitsOf(units) - DIGITS;
  if (excess <= 0) return Decimal128.fromString(`${units}E${exponent}`);
  const step = 10n ** BigInt(excess);
  const size = units < 0n ? -units : units;
  const [cut, twice] = [size / step, (size % step) * 2n];
  const up = twice > step || (twice === step && cut % 2n === 1n) ? 1n : 0n;
  return rounded({ units: units < 0n ? -cut - up : cut + up, exponent: exponent + excess });
}

/** With as few digits after those of the dividend as it takes. */
function quotient({ units, exponent }: Exact, count: number): Decimal128 {
  const more = Math.max(0, DIGITS + 1 + digitsOf(BigInt(count)) - digitsOf(units));
  const dividend = units * 10n ** BigInt(more);
  let result: Exact = { units: dividend / BigInt(count), exponent: exponent - more };
  const isExact = dividend % BigInt(count) === 0n;
  // A digit that stands for all that follow.
  if (!isExact) result = { units: result.units * 10n + (units < 0n ? -1n : 1n), exponent: result.exponent - 1 };
  while (isExact && result.exponent < exponent && result.units % 10n === 0n)
    result = { units: result.units / 10n, exponent: result.exponent + 1 };
  return rounded(result);
}

function digitsOf(units: bigint): number {
  return units.toString().replace('-', '').length;
}
