import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { SEALED_COLLECTIONS } from '../../gateway/src/administration/sealed-collections';
import { TextMessageSchema } from '../../notifications/src/text-messages/text-message.schema';

/** How long docs/personal-data.md says to wait before an older key goes. */
const WAIT_SECONDS = 7 * 86_400;
const APPS = join(__dirname, '../..');

const sources = readdirSync(APPS, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\/src\/.*\.ts$/.test(name) && !/\.spec\.ts$|\/testing\//.test(name))
  .map((name) => ({ name: relative(APPS, join(APPS, name)), text: readFileSync(join(APPS, name), 'utf8') }));

/** What is sealed by hand, and travels as a text message: nothing of it lies longer than that. */
const SEALED_ON_THE_WAY = ['gateway/src/accounts/account-numbers.ts', 'gateway/src/codes/text-messages.ts'];

/** Collection by the name of the constant that says what is sealed in it. */
const declared = new Map(
  sources.flatMap(({ text }) =>
    [...text.matchAll(/const (\w+) = new SealedFields<[^>]+>\(\s*'(\w+)'/g)].map(([, constant = '', collection = '']) => [
      constant,
      collection,
    ]),
  ),
);

describe('what lies sealed', () => {
  it('is declared in a form that this spec finds', () => {
    const all = sources.flatMap(({ text }) => text.match(/new SealedFields/g) ?? []);
    expect(declared.size).toBe(all.length);
    expect(declared.size).toBeGreaterThanOrEqual(8);
  });

  it('is resealed when the key changes, by the command of the gateway or by the events service at its start', () => {
    const atStart = sources
      .filter(({ name }) => name.startsWith('events/'))
      .flatMap(({ text }) =>
        [...text.matchAll(/reseal\(\{ model: [\w.]+, fields: (\w+),/g)].map(([, constant = '']) => constant),
      );
    const run = sources.find(({ name }) => name.endsWith('reseal-forms.run.ts'))?.text ?? '';
    expect(run.match(/await this\.reseal\('/g)).toHaveLength(atStart.length);
    const resealed = [...SEALED_COLLECTIONS.map(({ fields }) => fields.collection), ...atStart.map((name) => declared.get(name))];
    expect(new Set(declared.values())).toEqual(new Set(resealed));
  });

  it('is otherwise gone before the older key is', () => {
    const byHand = sources.filter(({ text }) => /[kK]eyring\.seal\(/.test(text)).map(({ name }) => name);
    const viaFields = byHand.filter((name) => !SEALED_ON_THE_WAY.includes(name));
    expect(viaFields).toEqual([]);
    const [, ends] = TextMessageSchema.indexes().find(([, options]) => options?.expireAfterSeconds !== undefined) ?? [];
    expect(ends?.expireAfterSeconds).toBeLessThan(WAIT_SECONDS);
    expect(readFileSync(join(APPS, '../docs/personal-data.md'), 'utf8')).toContain('**wait seven days**');
  });
});
