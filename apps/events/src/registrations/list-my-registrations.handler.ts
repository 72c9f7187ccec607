import { PageQuery } from '@linli/contracts';
import { ListMyRegistrations, RegistrationPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { withFilled } from '../forms/filled-form';
import { FormStore } from '../forms/form.store';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';

@Handles(ListMyRegistrations)
export class ListMyRegistrationsHandler {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly forms: FormStore,
  ) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<RegistrationPage> {
    const page = await this.registrations.pageByResident(actor.id, query);
    const forms = await this.forms.of(page.items);
    return { ...page, items: page.items.map((one) => withFilled(viewOf(one), forms.get(one._id), { inFull: true })) };
  }
}
