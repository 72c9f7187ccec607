import { GetVolunteerRecord, GetVolunteerRecordBody, VolunteerRecordView } from '@linli/contracts/volunteers';
import { Handles, MessageContext } from '@linli/messaging';
import { VolunteerStore } from './volunteer.store';

@Handles(GetVolunteerRecord)
export class GetVolunteerRecordHandler {
  constructor(private readonly volunteers: VolunteerStore) {}

  async handle(_query: GetVolunteerRecordBody, { actor }: MessageContext): Promise<VolunteerRecordView> {
    const { minutes, shiftsAttended } = await this.volunteers.get(actor.id);
    return { volunteerId: actor.id, minutes, shiftsAttended };
  }
}
