import { randomUUID } from 'node:crypto';
import { actsInArea, OutsideOwnArea } from '@linli/contracts';
import { EventNotFound, ListRegistrations, ListRegistrationsBody, RegistrationPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { ServiceDefinition } from '@linli/service';
import { Module } from '@nestjs/common';
import { AREA } from './gateway-system';

/** The event of the area of the tests, with so many registrations. */
export const BUSY_EVENT = { id: randomUUID(), registrations: 250 };

@Handles(ListRegistrations)
class ListRegistrationsHandler {
  async handle(query: ListRegistrationsBody, { actor }: MessageContext): Promise<RegistrationPage> {
    const { eventId, status = 'confirmed', limit = 20, after = '0' } = query;
    if (eventId !== BUSY_EVENT.id) throw new EventNotFound();
    if (!actsInArea(actor, AREA, 'organiser')) throw new OutsideOwnArea();
    const begin = Number(after);
    const end = Math.min(begin + limit, BUSY_EVENT.registrations);
    const items = Array.from({ length: end - begin }, (_each, at) => ({
      ...{ id: randomUUID(), eventId, residentId: randomUUID(), partySize: 2, came: 1, status },
      ...{ arrival: begin + at + 1, registeredAt: '2026-03-02T04:00:00.000Z' },
    }));
    return { items, ...(end < BUSY_EVENT.registrations && { next: String(end) }) };
  }
}

@Module({ controllers: [ListRegistrationsHandler] })
class RegistrationDeskModule {}

/** A small service that lists registrations, in the place of events. */
export const registrationDesk: ServiceDefinition = { name: 'events', contracts: [], module: RegistrationDeskModule };
