import { ChooseStops, ChooseStopsBody, StopChoiceView, StopsChosen } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { RegistrationStore } from '../registrations/registration.store';
import { LineStore } from './line.store';
import { LineBook } from './line-book.desk';
import { ONE_LANE } from './stop';
import { choose, viewOf } from './stop-choice';
import { StopChoiceStore } from './stop-choice.store';

@Handles(ChooseStops, { publishes: [StopsChosen], oneAtATimePer: ONE_LANE })
export class ChooseStopsHandler {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly communityEvents: CommunityEventStore,
    private readonly book: LineBook,
    private readonly lines: LineStore,
    private readonly choices: StopChoiceStore,
  ) {}

  /** What is chosen already is left as it is, and nobody hears of it again. */
  async handle(command: ChooseStopsBody, { actor, now, outbox }: MessageContext): Promise<StopChoiceView> {
    const registration = await this.registrations.get(command.registrationId);
    const { _id: registrationId, eventId, residentId } = registration;
    const [communityEvent, line] = [await this.communityEvents.get(eventId), await this.book.lineOf(eventId)];
    const choice = choose(command, { registration, communityEvent, line, actor, now });
    const before = (await this.choices.among([registrationId])).get(registrationId);
    const { on, off } = choice;
    if (before?.on === on && before.off === off) return viewOf(before);
    await this.lines.countChoice(line);
    await this.choices.save(choice);
    outbox.publish(StopsChosen, { registrationId, eventId, residentId, on, off });
    return viewOf(choice);
  }
}
