import { inBothLanguages } from '@linli/contracts';
import {
  ChangeRecorded,
  CommunityEventPublished,
  CommunityEventSplit,
  CommunityEventView,
  SeriesEventPublished,
  SplitCommunityEvent,
  SplitCommunityEventBody,
  SplitNotPossible,
} from '@linli/contracts/events';
import { Asking, HandlesTogether, Hear, JointHandler, MessageContext, Outcome } from '@linli/messaging';
import { AttendanceStore } from '../check-in/attendance.store';
import { snapshotOf, viewOf } from '../community-events/community-event.view';
import { earlierOf } from '../forms/form';
import { PickUpRuleStore } from '../pick-up/pick-up-rule.store';
import { LineStore } from '../stops/line.store';
import { begin } from './split';
import { SplitDesk, SplitMatter, splitKey } from './split.desk';

@HandlesTogether(SplitCommunityEvent, {
  at: SplitDesk,
  publishes: [ChangeRecorded, CommunityEventPublished, SeriesEventPublished, CommunityEventSplit],
})
export class SplitCommunityEventHandler implements JointHandler<SplitCommunityEventBody, CommunityEventView, SplitMatter> {
  constructor(
    private readonly attendances: AttendanceStore,
    private readonly lines: LineStore,
    private readonly pickUpRules: PickUpRuleStore,
  ) {}

  keyOf({ eventId, intoId }: SplitCommunityEventBody): string {
    return splitKey(eventId, intoId);
  }

  /** Where people have been at the doors, which stops they have chosen and who fetches whom is not known to sign-up. */
  async around({ eventId }: SplitCommunityEventBody, _asking: Asking, hear: Hear): Promise<Outcome> {
    if ((await this.pickUpRules.of(eventId))?.required) throw new SplitNotPossible();
    if ((await this.lines.of(eventId)) || (await this.attendances.anyCame(eventId))) throw new SplitNotPossible();
    return hear();
  }

  handle({ reason, ...which }: SplitCommunityEventBody, context: MessageContext, { from, into, earlier }: SplitMatter) {
    const before = { event: from.communityEvent, into: into.communityEvent };
    const pair = { communityEvent: before.event, into: before.into, everybody: from.everybody() };
    const after = begin(pair, { ...which, reason }, context);
    from.apply({ communityEvent: after.communityEvent, changed: [] });
    into.apply({ communityEvent: after.into, changed: [] });
    for (const { _id, ...form } of earlier) into.papers.replace(earlierOf(after.into._id, form));
    this.tell({ before, after }, reason, context);
    return viewOf(after.into);
  }

  private tell({ before, after }: Told, reason: SplitCommunityEventBody['reason'], { outbox }: MessageContext): void {
    const why = inBothLanguages(reason);
    const [communityEvent, into] = [snapshotOf(after.communityEvent), snapshotOf(after.into)];
    const { seriesId } = after.into;
    outbox.publish(CommunityEventPublished, { communityEvent: into });
    if (seriesId !== undefined) outbox.publish(SeriesEventPublished, { seriesId, communityEvent: into });
    outbox.publish(CommunityEventSplit, { communityEvent, into, reason });
    outbox.record({ thing: 'community-event', before: before.event, after: after.communityEvent, why });
    outbox.record({ thing: 'community-event', before: before.into, after: after.into, why });
  }
}

interface Told {
  readonly before: {
    readonly event: SplitMatter['from']['communityEvent'];
    readonly into: SplitMatter['into']['communityEvent'];
  };
  readonly after: ReturnType<typeof begin>;
}
