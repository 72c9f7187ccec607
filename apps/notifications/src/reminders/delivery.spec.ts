import { occasionOf } from '../enterprise-requests/enterprise-request';
import { anOccasion, aReminder, aRequest, inHours } from '../testing/builders';
import { lettersOf } from './delivery';

const event = anOccasion();
const request = occasionOf(aRequest());

describe('what is due', () => {
  it('is said to the person it was planned for, once for each time that it reminds of', () => {
    const reminder = aReminder({ occasionId: event._id, at: inHours(24) });
    expect(lettersOf([{ reminder, occasion: event }], [])).toEqual([
      {
        personId: 'resident-1',
        news: {
          kind: 'event-tomorrow',
          subjectKind: 'community-event',
          subjectId: event._id,
          words: event.words,
          distinct: inHours(24).toISOString(),
        },
      },
    ]);
  });

  it('is said to the members of the unit, and of no other', () => {
    const reminder = aReminder({ kind: 'request-due-soon', occasionId: request._id, recipientId: 'unit-1' });
    const members = [
      { _id: 'a', language: 'zh-CN' as const, memberOf: ['unit-1'] },
      { _id: 'b', language: 'en' as const, memberOf: ['unit-2', 'unit-1'] },
      { _id: 'c', language: 'en' as const, memberOf: ['unit-2'] },
    ];
    expect(lettersOf([{ reminder, occasion: request }], members).map(({ personId }) => personId)).toEqual(['a', 'b']);
  });
});
