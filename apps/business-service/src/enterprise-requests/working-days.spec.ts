import * as fc from 'fast-check';
import { march } from '../testing/builders';
import { closingAfter, dateInShanghai } from './working-days';

describe('the date in Shanghai', () => {
  it('changes at midnight there', () => {
    expect(dateInShanghai(new Date('2026-03-02T15:59:59Z'))).toBe('20260302');
    expect(dateInShanghai(new Date('2026-03-02T16:00:00Z'))).toBe('20260303');
  });
});

describe('the closing hour after some working days', () => {
  it.each([
    ['Monday', march(2, '12:00'), 2, march(4, '18:00')],
    ['Monday, late in the evening', march(2, '23:59'), 1, march(3, '18:00')],
    ['Tuesday, just after midnight', march(3, '00:00'), 1, march(4, '18:00')],
    ['Friday', march(6, '09:00'), 1, march(9, '18:00')],
    ['Saturday', march(7, '09:00'), 1, march(9, '18:00')],
    ['Sunday', march(8, '09:00'), 3, march(11, '18:00')],
    ['Friday, over two weekends', march(6, '09:00'), 7, march(17, '18:00')],
  ])('from a %s', (_day, from, workingDays, closing) => {
    expect(closingAfter(workingDays, from)).toEqual(closing);
  });

  it('is 18:00 of a working day, with just so many working days up to it', () => {
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
    const holds = fc.property(instants, fc.integer({ min: 1, max: 30 }), (from, workingDays) => {
      const closing = closingAfter(workingDays, from);
      const local = new Date(closing.getTime() + 8 * 3_600_000);
      expect(local.toISOString().slice(10)).toBe('T18:00:00.000Z');
      expect([0, 6]).not.toContain(local.getUTCDay());
      expect(closingAfter(workingDays + 1, from).getTime()).toBe(closingAfter(1, closing).getTime());
    });
    return fc.assert(holds);
  });
});
