import { randomUUID } from 'node:crypto';
import { IntegrationEvent } from '@linli/contracts';
import {
  CommunityEventCancelled,
  CommunityEventPublished,
  CommunityEventRescheduled,
  RegistrationCancelled,
  RegistrationConfirmed,
  RegistrationFact,
  RegistrationPromoted,
  RegistrationWaitlisted,
} from '@linli/contracts/events';
import { ByHand } from '../check/spy';

const FIRST_REVISION = 2;
const WORDS = { zh: '故障演练', en: 'Fault drill' };

/** The life of one event in facts, in the order in which they happened. */
export interface Story {
  readonly eventId: string;
  readonly registrationIds: readonly string[];
  readonly messages: readonly ByHand[];
}

interface Cast {
  readonly first: string;
  readonly second: string;
}

/** Published, filled, moved twice, one gone, one moved up, and every other event called off. */
export function storyOf({ first, second }: Cast, startsAt: Date, isCalledOff: boolean): Story {
  const [eventId, one, other] = [randomUUID(), randomUUID(), randomUUID()];
  const at = (moves: number) => snapshot(eventId, startsAt, moves);
  const fact = (registrationId: string, moves: number): RegistrationFact => ({
    registrationId,
    residentId: registrationId === one ? first : second,
    partySize: 2,
    communityEvent: at(moves),
  });
  const moved = (moves: number) => ({ communityEvent: at(moves), previousStartsAt: at(moves - 1).startsAt });
  const messages = [
    messageOf(CommunityEventPublished, { communityEvent: at(0) }),
    messageOf(RegistrationConfirmed, fact(one, 0)),
    messageOf(RegistrationWaitlisted, fact(other, 0)),
    messageOf(CommunityEventRescheduled, moved(1)),
    messageOf(RegistrationCancelled, fact(one, 1)),
    messageOf(RegistrationPromoted, fact(other, 1)),
    messageOf(CommunityEventRescheduled, moved(2)),
    ...(isCalledOff ? [messageOf(CommunityEventCancelled, { communityEvent: at(3), reason: WORDS })] : []),
  ];
  return { eventId, registrationIds: [one, other], messages };
}

/** A message as the service that owns the contract would publish it. */
export function messageOf<B extends object>(contract: IntegrationEvent<B>, body: B): ByHand {
  const headers = { 'cloudEvents:subject': contract.subject(body), 'cloudEvents:source': contract.service };
  return { id: randomUUID(), type: contract.name, body: JSON.stringify(body), headers };
}

export function snapshot(id: string, firstStart: Date, moves: number) {
  const startsAt = new Date(firstStart.getTime() + moves * 3_600_000);
  return {
    id,
    revision: FIRST_REVISION + moves,
    areaCode: '510108903901',
    title: WORDS,
    place: WORDS,
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString(),
  };
}
