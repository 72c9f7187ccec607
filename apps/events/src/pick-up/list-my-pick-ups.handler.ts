import { PageQuery } from '@linli/contracts';
import { ListMyPickUps, MyPickUpPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { RegistrationStore } from '../registrations/registration.store';
import { PickUpDesk } from './pick-up.desk';
import { pickUpViewOf } from './pick-up.view';
import { PickUpBookStore } from './pick-up-book.store';

@Handles(ListMyPickUps)
export class ListMyPickUpsHandler {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly books: PickUpBookStore,
    private readonly desk: PickUpDesk,
  ) {}

  async handle(query: PageQuery, { actor, now: at }: MessageContext): Promise<MyPickUpPage> {
    const page = await this.books.pageOfPerson(actor.id, query);
    const registrations = await this.registrations.those(page.items.map(({ _id }) => _id));
    const byId = new Map(registrations.map((one) => [one._id, one]));
    const known = page.items.flatMap(({ _id }) => byId.get(_id) ?? []);
    const opened = await Promise.all(known.map((one) => this.desk.openOne(one)));
    return { ...page, items: opened.map((one) => pickUpViewOf(one, { at, isOwn: true })) };
  }
}
