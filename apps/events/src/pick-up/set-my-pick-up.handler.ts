import { MyPickUpView, SetMyPickUp, SetMyPickUpBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { RegistrationStore } from '../registrations/registration.store';
import { settle } from './naming';
import { PickUpDesk } from './pick-up.desk';
import { myViewOf } from './pick-up.view';
import { PickUpBookStore } from './pick-up-book.store';

@Handles(SetMyPickUp, { oneAtATimePer: ({ registrationId }) => registrationId })
export class SetMyPickUpHandler {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly desk: PickUpDesk,
    private readonly books: PickUpBookStore,
  ) {}

  async handle({ registrationId, ...said }: SetMyPickUpBody, { actor, now }: MessageContext): Promise<MyPickUpView> {
    const registration = await this.registrations.get(registrationId);
    const { book: before, rule } = await this.desk.openOne(registration);
    const book = settle(before, said, { registration, rule, actor, now });
    if (book !== before) await this.books.save(book);
    return myViewOf(book);
  }
}
