import fc from 'fast-check';
import { $dateToString, $hour } from 'mingo/operators/expression';
import { expressionValue } from './language';

const ZONES = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns', 'Europe/London'];
const moments = fc.date({ min: new Date('1975-01-01'), max: new Date('2037-01-01'), noInvalidDate: true });

describe('dates in named zones', () => {
  it('are what they are by the formatter of the zone', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...ZONES), (date, timezone) => {
        const whole = { date, timezone, format: '%Y-%m-%d %H:%M:%S.%L %z' };
        expect(expressionValue({ $dateToString: whole }, {})).toBe($dateToString({}, whole as never, {} as never));
        expect(expressionValue({ $hour: { date: '$at', timezone: '$zone' } }, { at: date, zone: timezone })).toBe(
          $hour({}, { date, timezone } as never, {} as never),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('are refused in a zone that is not there', () => {
    expect(() => expressionValue({ $hour: { date: new Date(0), timezone: 'Asia/Nowhere' } }, {})).toThrow(/zone/i);
  });
});
