import { randomUUID } from 'node:crypto';
import { Actor } from '@linli/contracts';
import { EnterpriseRequestSnapshot } from '@linli/contracts/business-service';
import { CommunityEventSnapshot, RegistrationFact } from '@linli/contracts/events';
import { AccountFact } from '@linli/contracts/gateway';
import { ShiftSnapshot } from '@linli/contracts/volunteers';
import { occasionOf } from '../community-events/community-event';
import { Change, Occasion } from '../diary/occasion';
import { Participation } from '../diary/participation';
import { Reminder } from '../reminders/reminder';

/** The moment that these tests live in: 2 March 2026, 12:00 in Chengdu. */
export const NOON = new Date('2026-03-02T04:00:00Z');

/** Instant so many hours after (or before) `NOON`. */
export const inHours = (count: number): Date => new Date(NOON.getTime() + count * 3_600_000);
export const hours = (count: number): string => inHours(count).toISOString();

/** Somebody who has no notices yet. */
export const aPerson = (id: string = randomUUID()): Actor => ({ id, roles: ['resident'], areaCodes: [], memberOf: [] });

export const anAccount = (given: Partial<AccountFact> = {}): AccountFact => ({
  accountId: randomUUID(),
  language: 'zh-CN',
  memberOf: [],
  ...given,
});

/** An event in 200 hours, as published. */
export const anEvent = (given: Partial<CommunityEventSnapshot> = {}): CommunityEventSnapshot => ({
  id: randomUUID(),
  revision: 2,
  areaCode: '510108903901',
  title: { zh: '烟火滨江友邻荟', en: 'Riverside hearth' },
  place: { zh: '滨江步道', en: 'Riverside walk' },
  startsAt: hours(200),
  endsAt: hours(203),
  ...given,
});

export const aRegistration = (given: Partial<RegistrationFact> = {}): RegistrationFact => ({
  registrationId: randomUUID(),
  residentId: randomUUID(),
  partySize: 2,
  communityEvent: anEvent(),
  ...given,
});

/** A shift in 200 hours. */
export const aShift = (given: Partial<ShiftSnapshot> = {}): ShiftSnapshot => ({
  id: randomUUID(),
  revision: 1,
  eventId: randomUUID(),
  eventTitle: { zh: '烟火滨江友邻荟', en: 'Riverside hearth' },
  task: { zh: '集市引导', en: 'Guiding visitors' },
  place: { zh: '滨江步道', en: 'Riverside walk' },
  startsAt: hours(200),
  endsAt: hours(202.5),
  ...given,
});

/** A request that is with its unit and due in 72 hours. */
export const aRequest = (given: Partial<EnterpriseRequestSnapshot> = {}): EnterpriseRequestSnapshot => ({
  id: randomUUID(),
  revision: 1,
  number: 'Q20260302-0007',
  category: 'premises',
  enterpriseId: randomUUID(),
  enterpriseName: { zh: '望平示例茶铺', en: 'Wangping Sample Tea House' },
  unitId: randomUUID(),
  unitName: { zh: '猛追湾街道便民服务中心', en: 'Mengzhuiwan Service Centre' },
  status: 'assigned',
  dueAt: hours(72),
  ...given,
});

export const anOccasion = (given: Partial<Pick<Occasion, 'revision' | 'on' | 'at' | 'changes'>> = {}): Occasion => ({
  ...occasionOf(anEvent()),
  ...given,
});

/** The news that an event has moved, as of the revision. */
export const aChange = (revision: number): Change => ({
  revision,
  news: {
    kind: 'event-rescheduled',
    subjectKind: 'community-event',
    subjectId: 'e1',
    words: {
      title: anEvent().title,
      place: anEvent().place,
      period: { from: inHours(200), to: inHours(203) },
      before: inHours(190),
    },
    distinct: String(revision),
  },
});

export const aParticipation = (given: Partial<Participation> = {}): Participation => ({
  _id: 'p1',
  occasionId: 'e1',
  personId: 'resident-1',
  entered: 1,
  left: 0,
  hasPlace: true,
  since: 2,
  until: 0,
  ...given,
});

/** A reminder of something that starts in 24 hours. */
export const aReminder = (given: Partial<Reminder> = {}): Reminder => ({
  _id: 'p1/event-tomorrow',
  occasionId: 'e1',
  recipientId: 'resident-1',
  kind: 'event-tomorrow',
  at: inHours(24),
  dueAt: NOON,
  state: 'planned',
  ...given,
});
