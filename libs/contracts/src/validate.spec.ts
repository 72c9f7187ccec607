import { BilingualTitle } from './bilingual';
import { Shape } from './contract';
import { FieldError } from './declared-error';
import { AreaCode, AreaCodes, Flag, Id, Instant, ListOf, Nested, OneOf, Text, TextList, Whole, Words } from './fields';
import { InvalidInput } from './shared-errors';
import { validated } from './validate';

class Stall {
  @Text({ about: 'Name', max: 5 }) name: string;
}

class Market {
  @Id({ about: 'Id' }) id: string;
  @Text({ about: 'Name', max: 5, min: 2 }) name: string;
  @AreaCode({ about: 'Area' }) areaCode: string;
  @Instant({ about: 'Start' }) startsAt: string;
  @Whole({ about: 'Count', min: 1, max: 6 }) count: number;
  @Flag({ about: 'Open' }) open: boolean;
  @OneOf(['day', 'night'], { about: 'Kind' }) kind: string;
  @Nested(() => BilingualTitle, { about: 'Title' }) title: BilingualTitle;
  @ListOf(() => Stall, { about: 'Stalls', min: 1, max: 2 }) stalls: Stall[];
  @Words(['zh', 'en'], { about: 'Languages', max: 2 }) languages: string[];
  @TextList({ about: 'Tags', max: 2 }) tags: string[];
  @Text({ about: 'Note', max: 5, optional: true }) note?: string;
}

class Nothing {}

const good = {
  id: '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d',
  name: '夜市集',
  areaCode: '5101',
  startsAt: '2026-11-28T14:00:00+08:00',
  count: 2,
  open: true,
  kind: 'day',
  title: { zh: '集市', en: 'Market' },
  stalls: [{ name: '茶' }],
  languages: ['zh'],
  tags: ['tea'],
};

function errorsOf(shape: Shape, plain: unknown): readonly FieldError[] {
  try {
    validated(shape, plain);
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields;
    throw error;
  }
  return [];
}

describe('validated', () => {
  it('gives an instance of the shape', () => {
    expect(validated(Market, good)).toBeInstanceOf(Market);
    expect(validated(Market, good).title).toBeInstanceOf(BilingualTitle);
  });

  it('says of every missing field that it is missing, and nothing else', () => {
    const required = Object.keys(good);
    expect(errorsOf(Market, {}).map(({ pointer, rule }) => [pointer, rule])).toEqual(
      expect.arrayContaining(required.map((name) => [`#/${name}`, 'isDefined'])),
    );
    expect(errorsOf(Market, {})).toHaveLength(required.length);
  });

  it.each<[string, unknown, string, object]>([
    ['id', 'seventeen', 'isUuid', {}],
    ['id', 17, 'isUuid', {}],
    ['name', 17, 'isString', {}],
    ['name', '一', 'minLength', { min: 2 }],
    ['name', '   ', 'isNotBlank', {}],
    ['name', '夜市集夜市集', 'maxLength', { max: 5 }],
    ['name', null, 'isDefined', {}],
    ['areaCode', 'north', 'matches', {}],
    ['areaCode', 5101, 'isString', {}],
    ['startsAt', 'tomorrow', 'isIso8601', {}],
    ['startsAt', '2026-11-28', 'isIso8601', {}],
    ['startsAt', '2026-11-28T14:00:00', 'isIso8601', {}],
    ['startsAt', '2026-02-30T14:00:00Z', 'isIso8601', {}],
    ['count', '2', 'isInt', {}],
    ['count', 2.5, 'isInt', {}],
    ['count', 0, 'min', { min: 1 }],
    ['count', 7, 'max', { max: 6 }],
    ['open', 'yes', 'isBoolean', {}],
    ['kind', 'dusk', 'isIn', { values: 'day, night' }],
    ['title', '集市', 'isObject', {}],
    ['title', [{ zh: '集市', en: 'Market' }], 'isObject', {}],
    ['stalls', {}, 'isArray', {}],
    ['stalls', [], 'arrayMinSize', { min: 1 }],
    ['stalls', [1, 2, 3], 'arrayMaxSize', { max: 2 }],
    ['stalls', [null], 'isListOfObjects', {}],
    ['stalls', [[{ name: '茶' }]], 'isListOfObjects', {}],
    ['languages', 'zh', 'isArray', {}],
    ['languages', ['fr'], 'isIn', { values: 'zh, en' }],
    ['tags', [1], 'isString', {}],
    ['note', null, 'isString', {}],
    ['other', 1, 'whitelistValidation', {}],
  ])('says what is wrong: %s is %j', (field, value, rule, params) => {
    expect(errorsOf(Market, { ...good, [field]: value })).toEqual([{ pointer: `#/${field}`, rule, params }]);
  });

  it('points into nested fields', () => {
    const plain = { ...good, title: { zh: '集市', en: 17, fr: 'x' }, stalls: [{ name: '茶' }, { 'a/b~c': 1 }] };
    expect(errorsOf(Market, plain).map(({ pointer }) => pointer)).toEqual([
      '#/title/fr',
      '#/title/en',
      '#/stalls/1/a~1b~0c',
      '#/stalls/1/name',
    ]);
  });

  it.each([[null], [undefined], ['text'], [17], [[]]])('refuses what is not an object: %j', (plain) => {
    expect(errorsOf(Market, plain)).toEqual([{ pointer: '#', rule: 'isObject' }]);
  });

  it.each([
    ['#/constructor', { ...good, constructor: 0 }],
    ['#/title/constructor', { ...good, title: { zh: '集市', en: 'Market', constructor: { name: 'x' } } }],
    ['#/stalls/0/constructor', { ...good, stalls: [{ name: '茶', constructor: null }] }],
    ['#/more/a~1b/constructor', { ...good, more: { 'a/b': { constructor: 'x' } } }],
  ])('refuses a field of the name %s, whatever it holds', (pointer, plain) => {
    expect(errorsOf(Market, plain)).toEqual([{ pointer, rule: 'whitelistValidation' }]);
    expect(() => validated(Market, plain, 'kept')).toThrow(InvalidInput);
  });

  it('refuses what is nested thousands of levels deep', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown;
    expect(errorsOf(Market, { ...good, title: deep })).toHaveLength(1);
  });

  it('keeps what it does not know, nested too, so that it is there when the message is passed on', () => {
    const newer = {
      ...good,
      stalls: [{ name: '茶', colour: 'red' }],
      title: { ...good.title, ja: '市' },
      weather: { wind: [1, { gust: 2 }] },
    };
    expect(JSON.parse(JSON.stringify(validated(Market, newer, 'kept')))).toEqual(newer);
    const again = validated(Market, validated(Market, newer, 'kept'), 'kept');
    expect(JSON.parse(JSON.stringify(again))).toEqual(newer);
  });

  it('takes a shape without fields as it stands', () => {
    expect(errorsOf(Nothing, {})).toEqual([]);
    expect(errorsOf(Nothing, { more: 1 })).toMatchObject([{ pointer: '#/more', rule: 'whitelistValidation' }]);
    expect(validated(Nothing, { more: 1 }, 'kept')).toEqual({ more: 1 });
  });
});

class Stop {
  @AreaCode({ about: 'Area', optional: true }) areaCode?: string;
}

class Round {
  @AreaCode({ about: 'Area', optional: true }) areaCode?: string;
  @AreaCodes({ about: 'Areas', max: 3, optional: true }) residentsOf?: string[];
  @Nested(() => Stop, { about: 'First stop', optional: true }) first?: Stop;
  @ListOf(() => Stop, { about: 'Stops', max: 3, optional: true }) stops?: Stop[];
  @Text({ about: 'A text that looks like a code', max: 12, optional: true }) number?: string;
}

describe('codes of areas that are filled with zeros', () => {
  const filled = {
    areaCode: '510108000000',
    residentsOf: ['510100', '510108903901'],
    first: { areaCode: '510108000' },
    stops: [{ areaCode: '510108903000' }, {}],
    number: '510108000000',
  };

  it('are plain in what comes from callers, wherever they stand, and what was sent stays as it is', () => {
    const before = structuredClone(filled);
    expect(validated(Round, filled)).toEqual({
      areaCode: '510108',
      residentsOf: ['5101', '510108903901'],
      first: { areaCode: '510108' },
      stops: [{ areaCode: '510108903' }, {}],
      number: '510108000000',
    });
    expect(filled).toEqual(before);
    expect(validated(Stop, { areaCode: '510108000000' })).toEqual({ areaCode: '510108' });
  });

  it('stay as they are in what services tell each other', () => expect(validated(Round, filled, 'kept')).toEqual(filled));

  it('are refused where they are none, as ever', () => {
    expect(errorsOf(Round, { areaCode: '000', residentsOf: [510108000000] })).toEqual([
      { pointer: '#/areaCode', rule: 'matches', params: {} },
      { pointer: '#/residentsOf', rule: 'isString', params: {} },
    ]);
  });
});
