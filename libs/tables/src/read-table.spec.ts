import { type Boundary, BoundaryField, Text } from '@linli/contracts';
import { TableNotReadable, TableTooLarge } from '@linli/contracts/gateway';
import writeExcelFile from 'write-excel-file/node';
import { TableOf } from './columns';
import { IMPORT_LIMITS } from './limits';
import { readTable } from './read-table';
import { SHOPS } from './testing/shops';

const csv = (text: string, bytes: Uint8Array = Buffer.from(text)) => readTable({ format: 'csv', bytes }, SHOPS);
const HEADER = '名称,英文名称,手机号,座位,营业,标签';
const TEA = '茶馆,Teahouse,13900000101,40,是,"茶，夜市"';
const tea = { name: { zh: '茶馆', en: 'Teahouse' }, phone: '13900000101', seats: 40, open: true, tags: ['茶', '夜市'] };

class Plot {
  @Text({ about: 'Name', max: 20 }) name: string;
  @BoundaryField({ about: 'Outline', optional: true }) outline?: Boundary;
}

const PLOTS: TableOf<Plot> = {
  shape: Plot,
  columns: [
    { field: 'name', titles: { 'zh-CN': '名称', en: 'Name' } },
    { field: 'outline', titles: { 'zh-CN': '轮廓', en: 'Outline' } },
  ],
};

describe('a table in CSV', () => {
  it('is read by its Chinese or English titles, in any order, into instances of the shape', async () => {
    const chinese = await csv(`${HEADER}\r\n${TEA}\r\n`);
    expect(chinese).toEqual({ rowsRead: 1, accepted: [{ row: 2, value: tea }], errors: [] });
    const english = await csv(
      `open;ＰＨＯＮＥ; Seats ;name (english);Name (Chinese);Tags\ntrue;13900000101;40;Teahouse;茶馆;茶,夜市\n`,
    );
    expect(english.accepted).toEqual([{ row: 2, value: tea }]);
    expect((await csv('name.zh\tname.en\tphone\n茶馆\tTeahouse\t13900000101')).accepted).toHaveLength(1);
  });

  it('may be in UTF-8 with its mark, or in GB18030', async () => {
    const text = `${HEADER}\n${TEA}\n`;
    expect((await csv(`\uFEFF${text}`)).accepted).toEqual([{ row: 2, value: tea }]);
    expect((await csv('', gb18030(text))).accepted).toEqual([{ row: 2, value: tea }]);
  });

  it('reports what is wrong by row, column as titled, and rule, and accepts the other rows', async () => {
    const { rowsRead, accepted, errors } = await csv(
      `${HEADER}\n${TEA}\n,Nameless,139,many,perhaps,a b c\n\n${TEA}\n茶馆,,13900000101,501,否,"a,b,c,d",more\n`,
    );
    expect([rowsRead, accepted.map(({ row }) => row)]).toEqual([4, [2, 5]]);
    expect(errors).toEqual([
      { row: 3, column: '名称', rule: 'isDefined' },
      { row: 3, column: '手机号', rule: 'isMobileNumber' },
      { row: 3, column: '座位', rule: 'isInt' },
      { row: 3, column: '营业', rule: 'isBoolean' },
      { row: 6, rule: 'isWithinColumns' },
    ]);
  });

  it('gives the figures of a rule', async () => {
    const { errors } = await csv(`${HEADER}\n茶馆,Teahouse,13900000101,501,否,"a,b,c,d"\n`);
    expect(errors).toEqual([
      { row: 2, column: '座位', rule: 'max', params: { max: 500 } },
      { row: 2, column: '标签', rule: 'arrayMaxSize', params: { max: 3 } },
    ]);
  });

  it('holds an object as JSON in its cell, quoted as CSV quotes; what is none is told by row and column', async () => {
    const outline = {
      type: 'Polygon',
      coordinates: [
        [
          [104.1, 30.65],
          [104.12, 30.65],
          [104.12, 30.67],
          [104.1, 30.65],
        ],
      ],
    };
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const pretty = JSON.stringify(outline, null, 2);
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    const cells = [
      JSON.stringify(outline),
      pretty,
      '',
      '{"type":"Point","coordinates":[1,2]}',
      '{type:Polygon}',
      '[]',
      '12',
      deep,
    ];
    const { accepted, errors } = await readTable(
      { format: 'csv', bytes: Buffer.from(`名称,轮廓\n${cells.map((cell) => `茶馆,${quoted(cell)}`).join('\n')}\n`) },
      PLOTS,
    );
    expect(accepted.map(({ row, value }) => [row, value.outline])).toEqual([
      [2, outline],
      [3, outline],
      [4, undefined],
    ]);
    expect(errors).toEqual([5, 6, 7, 8, 9].map((row) => ({ row, column: '轮廓', rule: 'isBoundary' })));
  });

  it('is not read where its header is wrong', async () => {
    expect(await csv(`名称,Name (Chinese),手机号,颜色\n${TEA}\n`)).toEqual({
      rowsRead: 0,
      accepted: [],
      errors: [
        { row: 1, column: 'Name (Chinese)', rule: 'isOneColumn' },
        { row: 1, column: '颜色', rule: 'isKnownColumn' },
        { row: 1, column: '英文名称', rule: 'isColumn' },
      ],
    });
  });

  it.each([
    ['nothing', ''],
    ['empty lines', '\n\n\n'],
    ['an open quote', `${HEADER}\n"茶馆,Teahouse`],
    ['bytes of neither encoding', Buffer.from([0xff, 0xff, 0xff, 0x80])],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
    ['one endless row', `${HEADER}\n${'a'.repeat(200_000)}`],
  ])('is refused as not readable for %s', async (_what, content) => {
    await expect(csv('', Buffer.from(content as string))).rejects.toBeInstanceOf(TableNotReadable);
  });

  it.each([
    ['rows', `${HEADER}\n${`${TEA}\n`.repeat(5001)}`],
    ['columns', 'a,'.repeat(61)],
    ['bytes', `${HEADER}\n${`${'a'.repeat(1000)}\n`.repeat(2100)}`],
    ['empty lines', `${HEADER}\n${'\n'.repeat(20_000)}${TEA}`],
  ])('is refused for too many %s', async (_what, text) => {
    await expect(csv(text)).rejects.toBeInstanceOf(TableTooLarge);
  });

  it('has room for exactly as many rows as it says', async () => {
    expect((await csv(`${HEADER}\n${`${TEA}\n`.repeat(IMPORT_LIMITS.rows)}`)).accepted).toHaveLength(5000);
  });
});

describe('a table in a workbook', () => {
  it('is read like one in CSV: numbers, truth and days as a person would write them', async () => {
    const bytes = await writeExcelFile([
      ['名称', '英文名称', '手机号', '座位', '营业', '备注'],
      [],
      [
        '茶馆',
        'Teahouse',
        13_900_000_101,
        40,
        true,
        { value: new Date('2026-11-28T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
      ],
      ['茶馆', 'Teahouse', '139', -11, '是', null],
    ]).toBuffer();
    const { accepted, errors } = await readTable({ format: 'xlsx', bytes }, SHOPS);
    const { tags: _none, ...expected } = tea;
    expect(accepted).toEqual([{ row: 3, value: { ...expected, note: '2026-11-28' } }]);
    expect(errors).toEqual([
      { row: 4, column: '手机号', rule: 'isMobileNumber' },
      { row: 4, column: '座位', rule: 'min', params: { min: -10 } },
    ]);
  });
});

/** Node decodes GB18030 and does not encode it: each character is found by decoding. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const known = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) known.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from(Array.from(text).flatMap((character) => known.get(character) ?? [character.charCodeAt(0)]));
}
