import { HoursCredited, HoursCreditedBody } from '@linli/contracts/volunteers';
import { MessageContext, When } from '@linli/messaging';
import { NoticeStore } from '../notices/notice.store';
import { hoursLetter } from './shift';

@When(HoursCredited, 'tell-volunteer-when-hours-credited')
export class TellVolunteerWhenHoursCreditedHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle(fact: HoursCreditedBody, { now, messageId }: MessageContext): Promise<void> {
    await this.notices.deliver([hoursLetter(fact, messageId)], now);
  }
}
