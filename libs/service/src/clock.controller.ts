import { AdjustableClock, Clock } from '@linli/messaging';
import { BadRequestException, Body, Controller, HttpCode, Put } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

/** Sets the time that rules and reminders live in; only there when the app was started with an adjustable clock. */
@ApiExcludeController()
@Controller('clock')
export class ClockController {
  constructor(private readonly clock: Clock) {}

  @Put()
  @HttpCode(204)
  set(@Body() { now }: { now?: string }): void {
    const instant = new Date(now ?? Number.NaN);
    if (Number.isNaN(instant.getTime()) || !(this.clock instanceof AdjustableClock))
      throw new BadRequestException('now: an ISO 8601 instant');
    this.clock.set(instant);
  }
}
