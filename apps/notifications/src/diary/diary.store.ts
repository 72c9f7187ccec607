import { Injectable } from '@nestjs/common';
import { lettersTo } from '../notices/notice';
import { NoticeStore } from '../notices/notice.store';
import { ErasedPersonStore } from '../personal-data/erased-person.store';
import { ReminderStore } from '../reminders/reminder.store';
import { Change, changesNewTo, hasNewerProgramme, merged, movesReminders, Occasion } from './occasion';
import { OccasionStore } from './occasion.store';
import { isConcernedBy, isSparedFrom, Participation, Step, stepped, takesPart, unknown } from './participation';
import { ParticipationStore } from './participation.store';

interface Stepped {
  readonly before: Participation;
  readonly after: Participation;
}

/**
 * What is coming up, who is concerned, who is reminded when and who is told of changes. Facts may come in any order: the
 * diary ends as if they had come in order. To be used in a transaction.
 */
@Injectable()
export class DiaryStore {
  constructor(
    private readonly occasions: OccasionStore,
    private readonly participations: ParticipationStore,
    private readonly reminders: ReminderStore,
    private readonly notices: NoticeStore,
    private readonly erased: ErasedPersonStore,
  ) {}

  /** Notes what a fact tells of an occasion: reminders follow, and everybody concerned is told the changes that are news. */
  async note(told: Occasion, now: Date): Promise<Occasion> {
    const known = await this.occasions.hold(told._id);
    const occasion = merged(known, told);
    const isNews = !known || occasion.revision > known.revision || hasNewerProgramme(known, told);
    if (isNews || changesNewTo(known, told).length > 0) await this.occasions.save(occasion);
    if (known && movesReminders(known, occasion)) await this.reminders.follow(occasion, now);
    for (const change of known ? changesNewTo(known, told) : []) await this.tell(change, occasion, now);
    return occasion;
  }

  /** Notes what a fact tells of an occasion and of one who comes to it, moves up or leaves; resolves with the occasion as it is known then. */
  async noteStep(step: Step, told: Occasion, now: Date): Promise<Occasion> {
    const occasion = await this.note(told, now);
    if (await this.erased.has(step.personId)) return occasion;
    const before = (await this.participations.find(step.participationId)) ?? unknown(step, occasion._id);
    const after = stepped(before, step, told.revision);
    await this.participations.save(after);
    await this.remind({ before, after }, occasion, now);
    await this.catchUp(after, occasion, now);
    return occasion;
  }

  private async remind({ before, after }: Stepped, occasion: Occasion, now: Date): Promise<void> {
    if (takesPart(after) && !takesPart(before)) await this.reminders.plan(after, occasion, now);
    else if (takesPart(after)) await this.reminders.suit([after], occasion, now);
    else if (takesPart(before)) await this.reminders.forget(after, occasion);
  }

  private async tell(change: Change, { _id }: Occasion, now: Date): Promise<void> {
    for await (const batch of this.participations.of(_id)) {
      const people = batch.filter((participation) => isConcernedBy(participation, change)).map(({ personId }) => personId);
      await this.notices.deliver(lettersTo(people, change.news), now);
    }
  }

  /** Changes may have been noted before the step that was taken before them. */
  private async catchUp(participation: Participation, { changes }: Occasion, now: Date): Promise<void> {
    const letters = (those: readonly Change[]) => those.flatMap(({ news }) => lettersTo([participation.personId], news));
    await this.notices.deliver(letters(changes.filter((change) => isConcernedBy(participation, change))), now);
    await this.notices.takeBack(letters(changes.filter((change) => isSparedFrom(participation, change))));
  }
}
