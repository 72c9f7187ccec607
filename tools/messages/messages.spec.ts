import { messageLines } from './messages.mjs';
import { table } from './table.mjs';

const booked = { name: 'events.entry-booked.v1', kind: 'event', service: 'events' };
const book = { name: 'events.book-entry', kind: 'command', service: 'events' };
const platform = {
  routes: [],
  services: [
    {
      name: 'events',
      contracts: [book, booked],
      deadLetterContracts: [],
      handlers: [{ name: book.name, contract: book, publishes: [booked] }],
    },
    {
      name: 'volunteers',
      contracts: [],
      deadLetterContracts: [{ name: 'volunteers.list-dead-letters', kind: 'query', service: 'volunteers' }],
      handlers: [{ name: 'copy-entry-when-booked', contract: booked, publishes: [] }],
    },
  ],
};

describe('npm run messages', () => {
  it('has a line for each handler of each contract, with its queue', () => {
    expect(messageLines(platform)).toEqual([
      ['events.book-entry', 'command', 'gateway', 'events.book-entry', 'events.requests'],
      ['events.entry-booked.v1', 'event', 'events.book-entry', 'copy-entry-when-booked', 'volunteers.copy-entry-when-booked'],
      ['volunteers.list-dead-letters', 'query', 'gateway', 'nobody', ''],
    ]);
  });

  it('stands in columns, Chinese too', () => {
    expect(
      table(
        ['编号', 'b'],
        [
          ['1', '原因'],
          ['22222', 'x'],
        ],
      ),
    ).toBe('编号   b\n─────  ────\n1      原因\n22222  x');
    expect(table(undefined, [])).toBe('');
  });
});
