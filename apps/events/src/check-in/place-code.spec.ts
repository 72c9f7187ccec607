import { randomBytes } from 'node:crypto';
import { placeCode, STEP_MS, stepAt, stepEndsAt, stepOf } from './place-code';

const [secret, older] = [randomBytes(32), randomBytes(32)];
const NOON = new Date('2026-03-02T04:00:00Z');
const later = (ms: number): Date => new Date(NOON.getTime() + ms);

describe('the code of a place', () => {
  const code = placeCode(secret, 'e1', stepAt(NOON));

  it('is cut as RFC 4226 cuts a digest', () => {
    const known = placeCode(Buffer.alloc(32, 1), '0190f3c2-0000-7000-8000-000000000001', 59_000_000);
    expect(known).toBe('01884753');
  });

  it('is taken until the one after it is over, and not before its time', () => {
    const taken = [-1, 0, STEP_MS, 2 * STEP_MS - 1, 2 * STEP_MS].map((ms) =>
      stepOf(code, 'e1', { secrets: [secret], at: later(ms) }),
    );
    expect(taken).toEqual([undefined, stepAt(NOON), stepAt(NOON), stepAt(NOON), undefined]);
    expect(stepEndsAt(stepAt(NOON))).toEqual(later(STEP_MS));
  });

  it('is good for its event and its keys alone, the older ones among them', () => {
    expect(stepOf(code, 'e2', { secrets: [secret], at: NOON })).toBeUndefined();
    expect(stepOf(code, 'e1', { secrets: [older], at: NOON })).toBeUndefined();
    expect(stepOf(code, 'e1', { secrets: [older, secret], at: NOON })).toBe(stepAt(NOON));
  });
});
