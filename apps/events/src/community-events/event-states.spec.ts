import { COMMUNITY_EVENT_STATUSES, CommunityEventStatus } from '@linli/contracts/events';
import * as fc from 'fast-check';
import { LIFE_STEPS, LifeStep, statusAfter } from './event-states';

/** Every step that is legal, written out once more; any other is refused. */
const LEGAL = [
  'draft publish published',
  'published postpone postponed',
  'published reschedule published',
  'published cancel cancelled',
  'published finish finished',
  'postponed postpone postponed',
  'postponed reschedule published',
  'postponed cancel cancelled',
  'cancelled cancel cancelled',
  'cancelled archive archived',
  'finished finish finished',
  'finished archive archived',
  'archived archive archived',
  'draft discard discarded',
  'discarded discard discarded',
];
const CODES: Readonly<Record<LifeStep, string>> = {
  publish: 'events.event-not-draft',
  postpone: 'events.event-not-open',
  reschedule: 'events.event-not-open',
  cancel: 'events.event-not-open',
  finish: 'events.event-not-open',
  archive: 'events.event-not-over',
  discard: 'events.event-not-draft',
};
const pairs = COMMUNITY_EVENT_STATUSES.flatMap((status) => LIFE_STEPS.map((step) => [status, step] as const));

it.each(pairs)('an event that is %s can or cannot %s', (status, step) => {
  const legal = LEGAL.find((line) => line.startsWith(`${status} ${step} `));
  if (legal) expect(statusAfter(status, step)).toBe(legal.split(' ')[2]);
  else expect(() => statusAfter(status, step)).toThrow(expect.objectContaining({ code: CODES[step] }));
});

it('nothing leads back to a draft, nor out of the archive, nor on from what is over but there', () => {
  const take = (status: CommunityEventStatus, step: LifeStep): CommunityEventStatus => {
    try {
      return statusAfter(status, step);
    } catch {
      return status;
    }
  };
  const lives = fc.array(fc.constantFrom(...LIFE_STEPS), { maxLength: 30 });
  const property = fc.property(fc.constantFrom(...COMMUNITY_EVENT_STATUSES), lives, (from, steps) => {
    const to = steps.reduce(take, from);
    if (from !== 'draft') expect(to).not.toBe('draft');
    if (from === 'discarded') expect(to).toBe('discarded');
    if (from !== 'draft' && from !== 'discarded') expect(to).not.toBe('discarded');
    if (['cancelled', 'finished', 'archived'].includes(from)) expect([from, 'archived']).toContain(to);
  });
  return fc.assert(property);
});
