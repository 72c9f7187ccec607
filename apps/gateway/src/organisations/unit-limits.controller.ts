import { SetUnitLimit, SetUnitLimitBody } from '@linli/contracts/events';
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
import { OrganisationStore } from './organisation.store';

const SET_UNIT_LIMIT = route('POST /units/:unitId/sign-up-limit', SetUnitLimit, {
  summary: 'Say at how many events of a unit one person has places at a time or in a term',
});

/** What is sent on with the time zone of a unit, which only the gateway knows. */
@Controller()
export class UnitLimitsController {
  constructor(
    private readonly client: MessageClient,
    private readonly organisations: OrganisationStore,
    private readonly zones: CalendarZones,
  ) {}

  /** Terms begin on the clocks of the unit's area, unless others are named. */
  @Post('units/:unitId/sign-up-limit')
  @Operation(operationOf(SET_UNIT_LIMIT, 'events'))
  async setUnitLimit(@Req() request: FastifyRequest): Promise<object> {
    const body = await this.timed(messageBody(SET_UNIT_LIMIT, request) as SetUnitLimitBody);
    return this.client.ask(SetUnitLimit, body, { actor: actorOf(request), messageId: idempotentIdOf(request) });
  }

  private async timed(body: SetUnitLimitBody): Promise<SetUnitLimitBody> {
    if (body.per === undefined) return body;
    const unit = (await this.organisations.among([body.unitId])).get(body.unitId);
    return unit ? this.zones.timed(body, unit.areaCode) : body;
  }
}
