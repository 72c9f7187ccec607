import { Instant, Text } from '../fields';

const REASON = { about: 'Why', min: 2, max: 200, example: '借调至 2027 年 6 月' } as const;
const UNTIL = { about: 'Until when they are a member; without end if not given', example: '2027-06-30T18:00:00+08:00' } as const;

/** What an invitation says of the membership that it leads to. */
export class InvitationTermBody {
  @Instant({ about: 'From when they are a member; from when they accept if not given', optional: true }) from?: string;
  @Instant({ ...UNTIL, optional: true }) until?: string;
  @Text({ ...REASON, optional: true }) reason?: string;
}

/** The dates of a membership from now on: those that are not given it has no more. */
export class ChangeTermBody {
  @Instant({ about: 'From when they are a member; from now on if not given', optional: true }) from?: string;
  @Instant({ ...UNTIL, optional: true }) until?: string;
  @Text(REASON) reason: string;
}
