import { PickUpPersonView, RemovePickUpPerson, RemovePickUpPersonBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { RegistrationStore } from '../registrations/registration.store';
import { removePerson } from './naming';
import { PickUpDesk } from './pick-up.desk';
import { personViewOf } from './pick-up.view';
import { PickUpBookStore } from './pick-up-book.store';
import { dayOf } from './pick-up-rule';

/** Answers with a masked name: answers of commands are remembered for days. */
@Handles(RemovePickUpPerson, { oneAtATimePer: ({ registrationId }) => registrationId })
export class RemovePickUpPersonHandler {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly desk: PickUpDesk,
    private readonly books: PickUpBookStore,
  ) {}

  async handle(command: RemovePickUpPersonBody, { actor, now }: MessageContext): Promise<PickUpPersonView> {
    const registration = await this.registrations.get(command.registrationId);
    const { book: before, rule, attendees } = await this.desk.openOne(registration);
    const { book, person } = removePerson(before, command.pickUpPersonId, { registration, actor, now });
    if (book !== before) await this.books.save(book);
    return personViewOf(person, { inFull: false, attendees, day: dayOf(now, rule) });
  }
}
