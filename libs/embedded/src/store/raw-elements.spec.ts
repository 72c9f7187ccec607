import { Binary, Code, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, serialize, Timestamp } from 'bson';
import { withIdInFront } from './raw-elements';

describe('the elements of an encoded document', () => {
  const values = {
    double: new Double(2),
    text: '望平\u0000x',
    doc: { a: { b: 1 } },
    list: [1, 'x', [2]],
    bytes: new Binary(Buffer.from('abc')),
    _id: new ObjectId(),
    yes: true,
    at: new Date(5),
    none: null,
    pattern: /a.*b/i,
    code: new Code('f()'),
    scoped: new Code('f()', { a: 1 }),
    int: new Int32(7),
    stamp: new Timestamp({ t: 1, i: 2 }),
    long: Long.fromString('9007199254740993'),
    decimal: Decimal128.fromString('1.10'),
    least: new MinKey(),
    most: new MaxKey(),
  };

  it('stay as they are, byte for byte, when the _id comes to the front', () => {
    const { _id, ...rest } = values;
    expect(Buffer.from(withIdInFront(serialize(values))!).equals(serialize({ _id, ...rest }))).toBe(true);
    expect(Buffer.from(withIdInFront(serialize({ ...rest, _id }))!).equals(serialize({ _id, ...rest }))).toBe(true);
  });

  it('are left alone where there is no _id', () => {
    expect(withIdInFront(serialize({ a: { _id: 1 } }))).toBeUndefined();
  });
});
