import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { asGiven, harmless } from './formula';
import { readTable } from './read-table';
import { SHOPS, Shop } from './testing/shops';
import { csvOf } from './write-csv';
import { xlsxOf } from './write-xlsx';

const csvText = async (rows: Iterable<object> | AsyncIterable<object>) =>
  String(await buffer(csvOf(SHOPS.columns, rows, 'zh-CN')));
const workbook = (rows: Iterable<object>) => buffer(xlsxOf(SHOPS.columns, rows, 'en'));
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

const nasty = fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠\'" \t\r\n,;茶a1|&<>_'), minLength: 1, maxLength: 12 });
const words = fc
  .oneof(nasty, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }))
  .map((word) => word.replaceAll('\0', '').trim())
  .filter((word) => word !== '');
const shops: fc.Arbitrary<Shop> = fc.record(
  {
    name: fc.record({ zh: words, en: words }),
    phone: fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String),
    seats: fc.integer({ min: -10, max: 500 }),
    open: fc.boolean(),
    tags: fc.constantFrom(['茶'], ['茶', 'night market'], ['=x']),
    note: words,
  },
  { requiredKeys: ['name', 'phone'] },
);
describe('what is written', () => {
  it('is the same when it is read again, from CSV', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(shops, { maxLength: 8, minLength: 1 }), async (rows) => {
        const { accepted, errors } = await readTable({ format: 'csv', bytes: Buffer.from(await csvText(rows)) }, SHOPS);
        expect(errors).toEqual([]);
        expect(accepted.map(({ value }) => value)).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same when it is read again, from a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(shops, { maxLength: 8, minLength: 1 }), async (rows) => {
        const { accepted, errors } = await readTable({ format: 'xlsx', bytes: await workbook(rows) }, SHOPS);
        expect(errors).toEqual([]);
        expect(accepted.map(({ value }) => value)).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  it('never begins with a sign of a formula, unless it is a number', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(shops, { maxLength: 5 }), async (rows) => {
        const csv: string[][] = parse(await csvText(rows), { bom: true });
        const xlsx = (await readSheet(await workbook(rows), { trim: false })).flat();
        const cells = [...csv.flat().filter((cell) => !/^-?\d+$/.test(cell)), ...xlsx.filter((cell) => typeof cell === 'string')];
        expect(cells.filter((cell) => cell !== '' && FORMULA.test(cell as string))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is known to spreadsheets: the mark of UTF-8, CRLF, titles, empty cells', async () => {
    const csv = await csvText([
      { name: { zh: '=cmd', en: 'x' }, phone: '13900000101', seats: -5, open: false, tags: ['a', 'b'] },
    ]);
    expect(csv).toBe('\uFEFF名称,英文名称,手机号,座位,营业,标签,类别,备注\r\n' + `'=cmd,x,13900000101,-5,false,"a, b",,\r\n`);
  });
});

describe('the apostrophe before what could be a formula', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+86 139', "'+86 139"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['\t1', "'\t1"],
    ["'=1", "''=1"],
    ['1-2', '1-2'],
    ["'tis", "'tis"],
    ['', ''],
  ])('%j → %j', (given, written) => {
    expect(harmless(given)).toBe(written);
    expect(asGiven(written)).toBe(given);
  });
});

describe('a large table', () => {
  it.each([
    ['CSV', csvOf],
    ['a workbook', xlsxOf],
  ])('goes out as %s as it is asked for, the rows never far ahead', async (_as, write) => {
    let taken = 0;
    const rows = function* () {
      for (; taken < 100_000; taken++) yield { name: { zh: `茶馆${taken}`, en: 'Teahouse' }, phone: String(Math.random()) };
    };
    const chunks = write(SHOPS.columns, rows(), 'en')[Symbol.asyncIterator]();
    await chunks.next();
    await chunks.next();
    const ahead = taken;
    for (let { done } = await chunks.next(); !done; ) ({ done } = await chunks.next());
    expect(taken).toBe(100_000);
    expect(ahead).toBeLessThan(20_000);
  });

  it('tells when a row cannot be had', async () => {
    const rows = async function* () {
      yield { phone: '1' };
      throw new Error('no more');
    };
    await expect(csvText(rows())).rejects.toThrow('no more');
  });
});
