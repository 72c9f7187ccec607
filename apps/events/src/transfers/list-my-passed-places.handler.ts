import { PageQuery } from '@linli/contracts';
import { ListMyPassedPlaces, PassedPlacePage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { RegistrationStore } from '../registrations/registration.store';
import { passedPlacesOf } from './transfer.view';

@Handles(ListMyPassedPlaces)
export class ListMyPassedPlacesHandler {
  constructor(private readonly registrations: RegistrationStore) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<PassedPlacePage> {
    const page = await this.registrations.pageOfPassed(actor.id, query);
    return { ...page, items: page.items.flatMap(passedPlacesOf) };
  }
}
