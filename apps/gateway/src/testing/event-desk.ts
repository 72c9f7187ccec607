import { randomUUID } from 'node:crypto';
import { Actor } from '@linli/contracts';
import {
  AlreadyRegistered,
  CancelRegistration,
  CommunityEventPage,
  ListCommunityEvents,
  ListCommunityEventsBody,
  PublishCommunityEvent,
  RegisterForEvent,
  RegisterForEventBody,
  RegistrationClosed,
  RegistrationIdBody,
  RegistrationView,
} from '@linli/contracts/events';
import { Handles, MessageContext, trail } from '@linli/messaging';
import { ServiceDefinition } from '@linli/service';
import { Module } from '@nestjs/common';

/** For this event registration is closed. */
export const CLOSED_EVENT = randomUUID();

/** What the desk has heard, in order: the correlation id and who acted. */
export const heard: { correlationId: string | undefined; actorId: string; body: object }[] = [];

function note(body: object, actor: Actor): void {
  heard.push({ correlationId: trail.getStore()?.correlationId, actorId: actor.id, body });
}

const registrationOf = (actor: Actor, now: Date) => ({
  id: randomUUID(),
  residentId: actor.id,
  arrival: 1,
  registeredAt: now.toISOString(),
});

const taken = new Set<string>();

@Handles(RegisterForEvent)
class RegisterHandler {
  async handle(body: RegisterForEventBody, { actor, now }: MessageContext): Promise<RegistrationView> {
    note(body, actor);
    if (body.eventId === CLOSED_EVENT)
      throw new RegistrationClosed({ opensAt: '2026-11-22T01:00:00.000Z', closesAt: '2026-11-28T04:00:00.000Z' });
    if (taken.has(`${body.eventId} ${actor.id}`)) throw new AlreadyRegistered();
    taken.add(`${body.eventId} ${actor.id}`);
    return { ...body, ...registrationOf(actor, now), status: 'confirmed' };
  }
}

@Handles(CancelRegistration)
class CancelHandler {
  async handle({ registrationId }: RegistrationIdBody, { actor, now }: MessageContext): Promise<RegistrationView> {
    return { ...registrationOf(actor, now), id: registrationId, eventId: CLOSED_EVENT, partySize: 1, status: 'cancelled' };
  }
}

@Handles(ListCommunityEvents)
class ListHandler {
  async handle(body: ListCommunityEventsBody, { actor }: MessageContext): Promise<CommunityEventPage> {
    note(body, actor);
    return { items: [] };
  }
}

@Handles(PublishCommunityEvent)
class FailingHandler {
  async handle(): Promise<never> {
    throw new Error('the secret of the house');
  }
}

@Module({ controllers: [RegisterHandler, CancelHandler, ListHandler, FailingHandler] })
class EventDeskModule {}

/** A small service that answers some messages of events in its place. */
export const eventDesk: ServiceDefinition = { name: 'events', contracts: [], module: EventDeskModule };
