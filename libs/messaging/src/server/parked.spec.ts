import { aMessage } from '@linli/testing';
import { letterOfParked } from './parked';

it('the letter for a parked message names its handler, and has the whole message', () => {
  const message = { ...aMessage('events.entry-booked.v1', {}, '{}'), headers: { other: 1 } };
  const firstSeen = '2026-03-02T04:00:00.000Z';
  const letter = letterOfParked('events', { message, queue: 'events.copy-entry-when-booked', deliveries: 21, firstSeen });
  expect(letter).toMatchObject({
    handler: 'copy-entry-when-booked',
    contract: 'events.entry-booked.v1',
    attempts: 21,
    ...message,
  });
  expect([letter.firstSeen.toISOString(), letter._id.startsWith('events.')]).toEqual([firstSeen, true]);
  expect(letter.reason).toContain('21 times');
});
