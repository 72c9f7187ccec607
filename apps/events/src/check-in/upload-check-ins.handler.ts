import {
  ChangeRecorded,
  NoShowDropped,
  NoShowRecorded,
  PartyFetched,
  UploadCheckIns,
  UploadCheckInsBody,
  UploadReport,
} from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { CommunityEventStore } from '../community-events/community-event.store';
import { ReckoningDesk } from '../no-shows/reckoning.desk';
import { assertAtTheDoors } from './check-in';
import { fetchedIn, GateDesk } from './gate.desk';
import { TicketKeys } from './ticket-keys.provider';
import { answerTo, resolved } from './upload';

@Handles(UploadCheckIns, {
  publishes: [ChangeRecorded, NoShowDropped, NoShowRecorded, PartyFetched],
  oneAtATimePer: ({ eventId }) => eventId,
})
export class UploadCheckInsHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly desk: GateDesk,
    private readonly keys: TicketKeys,
    private readonly reckoning: ReckoningDesk,
  ) {}

  async handle({ eventId, scans }: UploadCheckInsBody, { actor, now, outbox }: MessageContext): Promise<UploadReport> {
    const communityEvent = await this.communityEvents.get(eventId);
    const { areaCode } = communityEvent;
    assertAtTheDoors(actor, areaCode);
    const uploading = { eventId, by: actor.id, now, newId, verify: (text: string) => this.keys.verified(text) };
    const seen = scans.map((scan) => resolved(scan, uploading));
    const registrationIds = seen.flatMap(({ registrationId }) => registrationId ?? []);
    const book = await this.desk.open(communityEvent, {
      ...{ nonces: seen.map(({ nonce }) => nonce), registrationIds },
      moments: seen,
    });
    const items = seen.map((scan) => answerTo(book, scan));
    await this.desk.close(book);
    await this.reckoning.correct(communityEvent, book.comers, { now, outbox, newId });
    const entered = book.entered.length;
    if (entered > 0) outbox.record({ thing: 'check-in-upload', thingId: eventId, areaCode, after: { scans: entered } });
    for (const fact of fetchedIn(book)) outbox.publish(PartyFetched, fact);
    return { items };
  }
}
