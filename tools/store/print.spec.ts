import { Checksum } from './checksum.mjs';
import { comparison, progressOf } from './print.mjs';
import { TEXTS } from './texts.mjs';

const texts = TEXTS.en;

describe('what a migration prints', () => {
  it('is progress every five seconds, nothing for a short copy', () => {
    let time = 0;
    const said: string[] = [];
    const told = progressOf({ collection: 'events.outbox', total: 9 }, texts, {
      say: (line: string) => said.push(line),
      now: () => time,
    });
    for (time = 0; time <= 11_000; time += 1_000) told(time / 1_000);
    expect(said).toEqual(['linli: events.outbox: 5 of 9 documents …', 'linli: events.outbox: 10 of 9 documents …']);
  });

  it('is a line for each collection, with both sides where they differ', () => {
    const [one, none] = [new Checksum(), new Checksum()];
    one.add(Buffer.from('a'));
    const rows = [
      { name: 'events.inbox', sent: one, arrived: one, isEqual: true },
      { name: 'events.outbox', sent: one, arrived: none, isEqual: false },
    ];
    expect(comparison(rows, texts).split('\n').slice(2)).toEqual([
      'events.inbox   1          ca978112ca1bbdca                     yes',
      'events.outbox  1 → 0      ca978112ca1bbdca → 0000000000000000  NO',
    ]);
  });

  it('is in Chinese what it is in English', () => {
    const placesOf = (text: string | string[]) =>
      [...String(text).matchAll(/\{\w+\}/g)].map(String).toSorted((a, b) => a.localeCompare(b));
    const places = (catalogue: object) => Object.entries(catalogue).map(([name, text]) => [name, placesOf(text)]);
    expect(places(TEXTS['zh-CN'])).toEqual(places(TEXTS.en));
  });
});
