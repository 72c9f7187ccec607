import { CommunityEventSplit, CommunityEventSplitBody, RegistrationMoved } from '@linli/contracts/events';
import { MessageContext, Sittings, When } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { carry, SIGN_UP_FACTS, Telling } from '../registrations/carry';
import { Registration } from '../registrations/registration';
import { factOf } from '../registrations/registration.view';
import { cross, finish, nextToGo } from './split';
import { SplitDesk, SplitMatter, splitKey } from './split.desk';

/** Moves the registrations of a part that goes to another event, some at a time. */
@When(CommunityEventSplit, 'move-registrations-when-event-split')
export class MoveRegistrationsWhenEventSplitHandler {
  constructor(
    private readonly desk: SplitDesk,
    private readonly sittings: Sittings,
  ) {}

  /** In sittings of its own on both events: who has gone has gone when the fact comes again, and what is over stays over. */
  async handle({ communityEvent, into }: CommunityEventSplitBody): Promise<void> {
    const key = splitKey(communityEvent.id, into.id);
    let isDone = false;
    while (!isDone) {
      await this.sittings.move(this.desk, {
        key,
        publishes: [...SIGN_UP_FACTS, RegistrationMoved],
        decide: (context, matter) => {
          isDone = !isUnderWay(matter) || !moveSome(matter, context);
        },
      });
    }
    this.desk.close(key);
  }
}

const isUnderWay = ({ from, into }: SplitMatter): boolean => from.communityEvent.split?.with === into.communityEvent._id;

/** False where that was all: both events are then as any others. */
function moveSome(matter: SplitMatter, { now, outbox }: MessageContext): boolean {
  const { from, into } = matter;
  const some = into.communityEvent.status === 'published' ? nextToGo(from.communityEvent, from.everybody()) : [];
  if (some.length > 0) moveThose(matter, some, { now, outbox });
  else for (const roll of [from, into]) carry(roll, finish(roll, now), outbox);
  return some.length > 0;
}

function moveThose({ from, into, filled }: SplitMatter, some: readonly Registration[], { now, outbox }: Moment): void {
  const going = some.map((registration) => ({ registration, id: newId() }));
  const reason = from.communityEvent.split?.reason ?? { zh: '', en: '' };
  const { left, entered } = cross(from.communityEvent, into.communityEvent, { going, now });
  from.apply(left);
  into.apply(entered);
  for (const [at, { registration, id }] of going.entries()) {
    const begun = entered.changed[at] as Registration;
    const form = filled.get(registration._id);
    if (form) into.papers.fillIn({ ...form, _id: id, eventId: into.communityEvent._id });
    outbox.publish(RegistrationMoved, {
      ...factOf(registration, from.communityEvent),
      ...{ into: factOf(begun, into.communityEvent), waits: begun.status === 'waiting', reason: { ...reason } },
    });
  }
}

interface Moment {
  readonly now: Date;
  readonly outbox: Telling;
}
