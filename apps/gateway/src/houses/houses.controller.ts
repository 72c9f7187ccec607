import { CreateHouse, CreateHouseBody } from '@linli/contracts/events';
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

const CREATE_HOUSE = route('POST /houses', CreateHouse, { summary: 'Enter a house', status: 201 });

/** What sends on messages with something that only the gateway knows. */
@Controller()
export class HousesController {
  constructor(
    private readonly client: MessageClient,
    private readonly zones: CalendarZones,
  ) {}

  /** The time zone is that of the house's area, unless another one is named. */
  @Post('houses')
  @Operation(operationOf(CREATE_HOUSE, 'houses'))
  async createHouse(@Req() request: FastifyRequest): Promise<object> {
    const body = messageBody(CREATE_HOUSE, request) as CreateHouseBody;
    const timed = await this.zones.timed(body, body.areaCode);
    return this.client.ask(CreateHouse, timed, { actor: actorOf(request), messageId: idempotentIdOf(request) });
  }
}
