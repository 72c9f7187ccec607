import { NamePickUpPerson, NamePickUpPersonBody, PickUpPersonView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { RegistrationStore } from '../registrations/registration.store';
import { namePerson } from './naming';
import { PickUpDesk } from './pick-up.desk';
import { personViewOf } from './pick-up.view';
import { PickUpBookStore } from './pick-up-book.store';
import { dayOf } from './pick-up-rule';

/** Answers with a masked name: answers of commands are remembered for days. */
@Handles(NamePickUpPerson, { oneAtATimePer: ({ registrationId }) => registrationId })
export class NamePickUpPersonHandler {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly desk: PickUpDesk,
    private readonly books: PickUpBookStore,
  ) {}

  async handle({ registrationId, ...said }: NamePickUpPersonBody, { actor, now }: MessageContext): Promise<PickUpPersonView> {
    const registration = await this.registrations.get(registrationId);
    const { book: before, rule, attendees } = await this.desk.openOne(registration);
    const naming = { registration, rule, attendees, actor, now, newId: newId() };
    const { book, person } = namePerson(before, said, naming);
    if (book !== before) await this.books.save(book);
    return personViewOf(person, { inFull: false, attendees, day: dayOf(now, rule) });
  }
}
