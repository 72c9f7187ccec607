import { PageQuery } from '@linli/contracts';
import { ListMyRegistrations, RegistrationPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';

@Handles(ListMyRegistrations)
export class ListMyRegistrationsHandler {
  constructor(private readonly registrations: RegistrationStore) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<RegistrationPage> {
    const page = await this.registrations.pageByResident(actor.id, query);
    return { ...page, items: page.items.map(viewOf) };
  }
}
