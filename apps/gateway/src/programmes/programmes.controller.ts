import {
  CreateCommunityEvent,
  CreateCommunityEventBody,
  GetCommunityEvent,
  SetPickUpRule,
  SetPickUpRuleBody,
  SetSessions,
  SetSessionsBody,
  SetStops,
  SetStopsBody,
} from '@linli/contracts/events';
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

const CREATE = route('POST /events', CreateCommunityEvent, { summary: 'Draft a community event', status: 201 });
const SET_SESSIONS = route('POST /events/:eventId/sessions', SetSessions, { summary: 'Set the sessions of an event' });
const SET_STOPS = route('POST /events/:eventId/stops', SetStops, { summary: 'Set the stops of a line' });
const SET_PICK_UP_RULE = route('POST /events/:eventId/pick-up-rule', SetPickUpRule, {
  summary: 'Say whether nobody leaves without somebody who may fetch them',
});

/** What sends on messages with something that only the gateway knows. */
@Controller()
export class ProgrammesController {
  constructor(
    private readonly client: MessageClient,
    private readonly zones: CalendarZones,
  ) {}

  /** The time zone is that of the area, unless another one is named. */
  @Post('events')
  @Operation(operationOf(CREATE, 'events'))
  async createCommunityEvent(@Req() request: FastifyRequest): Promise<object> {
    const given = messageBody(CREATE, request) as CreateCommunityEventBody;
    const body = await this.zones.timed(given, given.areaCode);
    return this.client.ask(CreateCommunityEvent, body, { actor: actorOf(request), messageId: idempotentIdOf(request) });
  }

  /** The time zone is that of the event's area, unless another one is named. */
  @Post('events/:eventId/sessions')
  @Operation(operationOf(SET_SESSIONS, 'events'))
  async setSessions(@Req() request: FastifyRequest): Promise<object> {
    const body = await this.timed(messageBody(SET_SESSIONS, request) as SetSessionsBody, request);
    return this.client.ask(SetSessions, body, { actor: actorOf(request), messageId: idempotentIdOf(request) });
  }

  /** Times at stops are told on the clocks of the event's area, unless others are named. */
  @Post('events/:eventId/stops')
  @Operation(operationOf(SET_STOPS, 'events'))
  async setStops(@Req() request: FastifyRequest): Promise<object> {
    const body = await this.timed(messageBody(SET_STOPS, request) as SetStopsBody, request);
    return this.client.ask(SetStops, body, { actor: actorOf(request), messageId: idempotentIdOf(request) });
  }

  /** Days begin on the clocks of the event's area, unless others are named. */
  @Post('events/:eventId/pick-up-rule')
  @Operation(operationOf(SET_PICK_UP_RULE, 'pick-up'))
  async setPickUpRule(@Req() request: FastifyRequest): Promise<object> {
    const body = await this.timed(messageBody(SET_PICK_UP_RULE, request) as SetPickUpRuleBody, request);
    return this.client.ask(SetPickUpRule, body, { actor: actorOf(request), messageId: idempotentIdOf(request) });
  }

  /** With the time zone that is meant. */
  private async timed<B extends Timed>(body: B, request: FastifyRequest): Promise<B> {
    const { areaCode } = await this.client.ask(GetCommunityEvent, { eventId: body.eventId }, { actor: actorOf(request) });
    return this.zones.timed(body, areaCode);
  }
}

type Timed = Pick<SetSessionsBody, 'eventId' | 'timeZone'>;
