import { ListRegistrations, ListRegistrationsBody, RegistrationPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { AttendanceStore } from '../check-in/attendance.store';
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
    const { areaCode } = await this.communityEvents.get(query.eventId);
    assertOwnArea(actor, areaCode);
    const page = await this.registrations.pageByEvent(query);
    const came = await this.attendances.cameOf(page.items.map(({ _id }) => _id));
    const forms = await this.forms.of(page.items);
    const items = page.items.map((one) => {
      const view = { ...viewOf(one), came: came.get(one._id) };
      return withFilled(view, forms.get(one._id), { inFull });
    });
    return { ...page, items };
  }
}
