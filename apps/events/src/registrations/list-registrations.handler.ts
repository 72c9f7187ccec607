import { ListRegistrations, ListRegistrationsBody, RegistrationPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { AttendanceStore } from '../check-in/attendance.store';
import { dateKeyOf } from '../check-in/dates';
import { assertOwnArea } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { withFilled } from '../forms/filled-form';
import { FormStore } from '../forms/form.store';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';

@Handles(ListRegistrations)
export class ListRegistrationsHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly attendances: AttendanceStore,
    private readonly forms: FormStore,
  ) {}

  async handle({ full: inFull = false, ...query }: ListRegistrationsBody, { actor }: MessageContext): Promise<RegistrationPage> {
    const communityEvent = await this.communityEvents.get(query.eventId);
    assertOwnArea(actor, communityEvent.areaCode);
    const page = await this.registrations.pageByEvent(query);
    const ids = page.items.map(({ _id }) => _id);
    const came = await this.attendances.cameOf(ids, dateKeyOf(communityEvent));
    const forms = await this.forms.of(page.items);
    const items = page.items.map((one) => {
      const view = { ...viewOf(one), came: came.get(one._id) };
      return withFilled(view, forms.get(one._id), { inFull });
    });
    return { ...page, items };
  }
}
