import { GetCommunityEvent, SetSessions, SetSessionsBody } from '@linli/contracts/events';
import { MessageClient } from '@linli/messaging';
import { Controller, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CalendarZones } from '../calendars/calendar-zones';
import { actorOf } from '../http/access';
import { operationOf } from '../http/described-route';
import { idempotentIdOf } from '../http/idempotency-key';
import { messageBody } from '../http/message-body';
import { Operation } from '../http/operation';
import { route } from '../http/route';

const SET_SESSIONS = route('POST /events/:eventId/sessions', SetSessions, { summary: 'Set the sessions of an event' });

/** What sends on messages with something that only the gateway knows. */
@Controller()
export class ProgrammesController {
  constructor(
    private readonly client: MessageClient,
    private readonly zones: CalendarZones,
  ) {}

  /** The time zone is that of the event's area, unless another one is named. */
  @Post('events/:eventId/sessions')
  @Operation(operationOf(SET_SESSIONS, 'events'))
  async setSessions(@Req() request: FastifyRequest): Promise<object> {
    const body = messageBody(SET_SESSIONS, request) as SetSessionsBody;
    const [actor, messageId] = [actorOf(request), idempotentIdOf(request)];
    const { areaCode } = await this.client.ask(GetCommunityEvent, { eventId: body.eventId }, { actor });
    const zoneOf = await this.zones.among([areaCode]);
    return this.client.ask(SetSessions, { ...body, timeZone: body.timeZone ?? zoneOf(areaCode) }, { actor, messageId });
  }
}
