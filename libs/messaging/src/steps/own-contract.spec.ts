import { defineEvent } from '@linli/contracts';
import { Call } from '../handlers/call';
import { GiveUp } from './give-up';
import { ownContractOnly } from './own-contract';

class Body {}
const contract = defineEvent('events.entry-booked', 1, { body: Body, subject: () => '' });

const arriving = (type: string): Call => ({
  service: 'events',
  handler: { name: 'copy-entry-when-booked', contract, publishes: [] },
  message: { envelope: { id: '1', type, source: 'events', time: '', correlationid: '1' }, body: '{}' },
  attempt: 1,
  firstSeen: '',
});
const run = async (type: string) => ownContractOnly(arriving(type), async () => ({ ran: true }));

describe('a message on a handler’s queue', () => {
  it('is handled when it is of the handler’s contract', async () => {
    await expect(run('events.entry-booked.v1')).resolves.toEqual({ ran: true });
  });

  it.each([
    ['events.entry-booked.v2', 'Version 2 of events.entry-booked came to a handler of version 1.'],
    ['events.entry-booked', 'events.entry-booked came to a handler of events.entry-booked.v1.'],
    ['events.entry-struck.v1', 'events.entry-struck.v1 came to a handler of events.entry-booked.v1.'],
  ])('is given up with a reason and an instruction when it is %s', async (type, reason) => {
    await expect(run(type)).rejects.toThrow(GiveUp);
    await expect(run(type)).rejects.toThrow(`${reason} Deploy a version of copy-entry-when-booked that handles it, then replay.`);
  });
});
