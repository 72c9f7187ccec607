import { buffer } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { TableNotReadable, TableTooLarge } from '@linli/contracts/gateway';
import fc from 'fast-check';
import { IMPORT_LIMITS } from './limits';
import { readTable } from './read-table';
import { SHOPS } from './testing/shops';
import { unzip } from './unzip';
import { xlsxOf } from './write-xlsx';
import { storedZip } from './zip';

const SHEET = 'xl/worksheets/sheet1.xml';
const read = (bytes: Buffer) => readTable({ format: 'xlsx', bytes }, SHOPS);
const teahouse = { name: { zh: '茶馆', en: 'Teahouse' }, phone: '13900000101' };
const workbook = () => buffer(xlsxOf(SHOPS.columns, [teahouse], 'en'));
const filesOf = (bytes: Buffer) => new Map(unzip(bytes, () => true, 2 ** 20));

/** The good workbook with its sheet changed. */
async function withSheet(change: (sheet: string) => string): Promise<Buffer> {
  const files = filesOf(await workbook());
  files.set(SHEET, Buffer.from(change(String(files.get(SHEET)))));
  return storedZip(files);
}

/** An archive of one packed file that says of its size what it likes. */
function packed(name: string, content: Buffer, saidSize: number): Buffer {
  const deflated = deflateRawSync(content);
  const archive = storedZip(new Map([[name, deflated]]));
  const directory = archive.lastIndexOf(Buffer.from('504b0102', 'hex'));
  archive.writeUInt16LE(8, 8);
  archive.writeUInt32LE(saidSize, 22);
  archive.writeUInt16LE(8, directory + 10);
  archive.writeUInt32LE(saidSize, directory + 24);
  return archive;
}

describe('a hostile workbook', () => {
  it('is compared with one that is read', async () => {
    expect((await read(await withSheet((sheet) => sheet))).accepted).toHaveLength(1);
  });

  it.each([10, 2 ** 32 - 1])('unpacks to no more than the limit, whatever size it says: %d', async (saidSize) => {
    const bomb = packed('xl/workbook.xml', Buffer.alloc(IMPORT_LIMITS.unpackedBytes + 1), saidSize);
    expect(bomb.length).toBeLessThan(20_000);
    await expect(read(bomb)).rejects.toBeInstanceOf(TableTooLarge);
  });

  it.each([
    ['a cell in the last column', (sheet: string) => sheet.replace('r="A1"', 'r="XFD1"')],
    ['a cell in the last row', (sheet: string) => sheet.replace('r="A2"', 'r="A1048576"')],
    ['a row at the end', (sheet: string) => sheet.replace('r="2"', "r = '1048576'")],
  ])('cannot have memory filled up by %s', async (_what, change) => {
    await expect(read(await withSheet(change))).rejects.toBeInstanceOf(TableTooLarge);
  });

  it.each([
    ['a row number in other figures', (sheet: string) => sheet.replace('r="2"', 'r="1e9"')],
    ['a place in disguise', (sheet: string) => sheet.replace('r="A1"', 'r="A&#49;048576"')],
    ['cells without places', (sheet: string) => sheet.replaceAll(/ r="[A-Z]+\d+"/g, '')],
    ['half a sheet', (sheet: string) => sheet.slice(0, sheet.length / 2)],
    ['no sheet', () => ''],
  ])('is refused for %s', async (_what, change) => {
    await expect(read(await withSheet(change))).rejects.toBeInstanceOf(TableNotReadable);
  });

  it('is refused for entities that grow', async () => {
    const grow = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const bytes = await withSheet((sheet) => sheet.replace('?>', `?>${grow}`));
    const { accepted } = await read(bytes).catch(() => ({ accepted: [] }));
    expect(JSON.stringify(accepted)).not.toContain('aaaaaaaaaa');
  });

  it('never does more than be refused when it is damaged anywhere', async () => {
    const good = await workbook();
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = Buffer.from(good);
        damaged[at] = byte;
        const error = await read(damaged).then(
          () => undefined,
          (reason) => reason,
        );
        expect(error === undefined || error instanceof TableNotReadable || error instanceof TableTooLarge).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
