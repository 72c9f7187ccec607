import { BSON } from './driver.mjs';
import { decodeExactly, idFirst } from './exact.mjs';

const { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } = BSON;
type Entry = [string, unknown];
type Entries = Entry[];

const bytesOf = (entries: Entries) => Buffer.from(BSON.serialize(new Map(entries) as never));
const again = (bytes: Buffer) => Buffer.from(BSON.serialize(decodeExactly(bytes) as never, { ignoreUndefined: false }));

describe('a document that is copied', () => {
  it.each<[string, Entries]>([
    [
      'numbers of every type',
      [
        ['a', new Int32(2)],
        ['b', new Double(2)],
        ['c', Long.fromNumber(2)],
        ['d', Decimal128.fromString('2.00')],
      ],
    ],
    [
      'numbers on the edge',
      [
        ['a', new Double(-0)],
        ['b', new Double(Number.NaN)],
        ['c', Long.MAX_VALUE],
        ['d', Long.MIN_VALUE],
      ],
    ],
    [
      'times',
      [
        ['a', new Date(0)],
        ['b', new Date(-1)],
        ['c', new Timestamp({ t: 7, i: 8 })],
      ],
    ],
    [
      'ids and binaries',
      [
        ['a', new ObjectId()],
        ['b', new Binary(Buffer.from('x'), 0)],
        ['c', new Binary(Buffer.alloc(16), 4)],
      ],
    ],
    [
      'the rest',
      [
        ['a', null],
        ['b', true],
        ['c', new BSONRegExp('x', 'im')],
        ['d', new MinKey()],
        ['e', new MaxKey()],
        ['f', '邻里'],
      ],
    ],
    ['nested documents and lists', [['a', { b: [{ c: new Double(1) }, [], {}] }]]],
    [
      'names that are numbers',
      [
        ['b', new Double(1)],
        ['7', new Double(2)],
        [
          'a',
          [
            new Map<string, unknown>([
              ['z', 1],
              [
                '1',
                [
                  new Map([
                    ['y', 1],
                    ['0', 2],
                  ]),
                ],
              ],
            ]),
          ],
        ],
      ],
    ],
    [
      'names of a reference',
      [
        [
          'a',
          new Map<string, unknown>([
            ['$ref', 'c'],
            ['$id', new ObjectId()],
            ['x', new Int32(1)],
          ]),
        ],
      ],
    ],
    [
      'a name of JavaScript',
      [
        ['__proto__', new Int32(1)],
        ['constructor', 'x'],
      ],
    ],
  ])('keeps %s', (_what, entries) => {
    const bytes = bytesOf([['_id', 1], ...entries]);
    expect(again(bytes).toString('hex')).toBe(bytes.toString('hex'));
  });

  it('has its _id first, as MongoDB will put it', () => {
    const [a, b, id]: [Entry, Entry, Entry] = [
      ['a', { _id: 5 }],
      ['b', 'x'],
      ['_id', 7],
    ];
    expect(idFirst(bytesOf([a, b, id]))).toEqual(bytesOf([id, a, b]));
    expect(idFirst(bytesOf([a, id, b]))).toEqual(bytesOf([id, a, b]));
    expect(idFirst(bytesOf([id, a, b]))).toEqual(bytesOf([id, a, b]));
  });
});
