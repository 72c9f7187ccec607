import { plainToInstance } from 'class-transformer';
import { IsString, validateSync } from 'class-validator';
import * as fc from 'fast-check';
import { Id, Instant, ListOf, Nested, OneOf, Text, TextList, Whole } from './fields';
import { isSurelyValid } from './quick-check';

class Stall {
  @Text({ about: 'Name', max: 3 }) name: string;
}

class Market {
  @Text({ about: 'Name', max: 3 }) name: string;
  @Whole({ about: 'Count', min: 1, max: 3 }) count: number;
  @OneOf(['day', 'night'], { about: 'Kind' }) kind: string;
  @Nested(() => Stall, { about: 'First' }) first: Stall;
  @ListOf(() => Stall, { about: 'Stalls', min: 1, max: 2 }) stalls: Stall[];
  @TextList({ about: 'Tags', max: 1, optional: true }) tags?: string[];
  @Id({ about: 'Id', optional: true }) id?: string;
  @Instant({ about: 'Start', optional: true }) startsAt?: string;
}

const good = { name: '茶', count: 2, kind: 'day', first: { name: 'a' }, stalls: [{ name: 'b' }] };

/** What class-validator says, as `validated` asks it. */
function isValid(instance: object, strict: boolean): boolean {
  const errors = validateSync(instance, { whitelist: strict, forbidNonWhitelisted: strict, forbidUnknownValues: true });
  return errors.length === 0;
}

const oddities = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', ' ', 'day', 'abcd', 0, 2, 2.5, [], {}, [{ name: 'c' }], { name: 'd' }, ['e']),
  fc.constantFrom<unknown>([{ name: 'f', more: 1 }], { name: 'g', more: 1 }, [undefined], [null], ['x', 'y'], [[{ name: 'h' }]]),
);
const field = fc.constantFrom('name', 'count', 'kind', 'first', 'stalls', 'tags', 'id', 'startsAt', 'more', 'constructor');

describe('The quick check', () => {
  it('passes what is right', () => {
    expect(isSurelyValid(plainToInstance(Market, good), 'refused')).toBe(true);
    expect(isSurelyValid(plainToInstance(Market, { ...good, more: 1 }), 'kept')).toBe(true);
  });

  it('never passes what class-validator does not', () => {
    const changes = fc.array(fc.tuple(field, oddities), { maxLength: 3 });
    void fc.assert(
      fc.property(changes, fc.boolean(), (changed, strict) => {
        const instance = plainToInstance(Market, { ...good, ...Object.fromEntries(changed) });
        if (isSurelyValid(instance, strict ? 'refused' : 'kept')) expect(isValid(instance, strict)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves what it does not know to class-validator', () => {
    class Odd {
      @IsString({ validateIf: () => true } as object) name: string;
    }
    class Nothing {}
    expect(isSurelyValid(plainToInstance(Odd, { name: 'a' }), 'refused')).toBe(false);
    expect(isSurelyValid(new Nothing(), 'kept')).toBe(false);
  });
});
