import { randomBytes } from 'node:crypto';
import { digitsOf, STEP_MS, stepAt, stepEndsAt } from './place-code';
import { PlaceCodes } from './place-codes.provider';
import { TicketKeys } from './ticket-keys.provider';

const NOON = new Date('2026-03-02T04:00:00Z');
const later = (ms: number): Date => new Date(NOON.getTime() + ms);
const key = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;
const codesBy = (keys: string): PlaceCodes => new PlaceCodes(new TicketKeys({ TICKET_KEYS: keys }));

describe('the code of a place', () => {
  const [k1, k2] = [key('k1'), key('k2')];
  const codes = codesBy(k1);
  const code = codes.codeOf('e1', stepAt(NOON));

  it('is cut as RFC 4226 cuts a digest', () => {
    const digest = Buffer.from('ba6d97f44651229f15838fbd78a012be86998dc709e0dae6099dabaa8dc54b32', 'hex');
    expect(digitsOf(digest)).toBe('01884753');
    expect(code).toMatch(/^\d{8}$/);
  });

  it('is taken until the one after it is over, and not before its time', () => {
    const taken = [-1, 0, STEP_MS, 2 * STEP_MS - 1, 2 * STEP_MS].map((ms) => codes.stepOf(code, 'e1', later(ms)));
    expect(taken).toEqual([undefined, stepAt(NOON), stepAt(NOON), stepAt(NOON), undefined]);
    expect(stepEndsAt(stepAt(NOON))).toEqual(later(STEP_MS));
  });

  it('is good for its event and its keys alone, the older ones among them', () => {
    expect(codes.stepOf(code, 'e2', NOON)).toBeUndefined();
    expect(codesBy(k2).stepOf(code, 'e1', NOON)).toBeUndefined();
    expect(codesBy(`${k2},${k1}`).stepOf(code, 'e1', NOON)).toBe(stepAt(NOON));
    expect(codes.stepOf('0000', 'e1', NOON)).toBeUndefined();
  });
});
