import { CheckInView, PickUpPersonView, SessionRollPage, UploadReport } from '@linli/contracts/events';
import { Caller, Problem } from '../../apps/standalone/src/demonstration/client';

/** 150 families; every weekday of two months, on the clocks of the community. */
export const FAMILIES = 150;
export const SUMMER = {
  enrolment: 'whole',
  rules: [
    {
      on: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      ...{ from: '2026-07-01', to: '2026-08-31', startsAt: '08:30', endsAt: '17:30', without: ['2026-07-15'] },
    },
  ],
};

/** The two months. */
export const SUMMER_CARE = {
  title: { zh: '暑期托管', en: 'Summer day-care' },
  startsAt: '2026-07-01T00:00:00+08:00',
  endsAt: '2026-08-31T23:00:00+08:00',
  signUpClosesAt: '2026-06-30T12:00:00+08:00',
};

interface Fetched {
  readonly personId?: string;
  readonly guardian?: boolean;
  readonly name?: string;
  readonly override?: string;
}

/** A child at the day-care: who registered it, and its registration. */
export interface Child {
  readonly guardian: Caller;
  readonly registrationId: string;
}

/** What is done at the doors of a day-care, and by the families. */
export class DayCare {
  private scans = 0;

  constructor(
    private readonly organiser: Caller,
    private readonly eventId: string,
  ) {}

  /** One child comes or goes. */
  pass({ registrationId }: Child, direction: 'entry' | 'exit', fetchedBy?: Fetched): Promise<CheckInView> {
    const scan = { registrationId, gate: '大门', direction, people: 1, nonce: this.nonce() };
    return this.organiser.post(`/events/${this.eventId}/check-ins`, { ...scan, ...(fetchedBy && { fetchedBy }) });
  }

  /** The code of the error by which an exit is refused. */
  async refusal(child: Child, fetchedBy?: Fetched): Promise<string | undefined> {
    const refused = await this.pass(child, 'exit', fetchedBy).catch((error: unknown) => error);
    return refused instanceof Problem ? refused.code : undefined;
  }

  /** Many come or go, as a device without a network has it. */
  handIn(children: readonly Child[], at: string, fetchedBy?: (child: Child) => Fetched): Promise<UploadReport> {
    const direction = fetchedBy ? 'exit' : 'entry';
    const scans = children.map((child) => ({
      ...{ registrationId: child.registrationId, gate: '侧门', direction, people: 1, nonce: this.nonce(), deviceAt: at },
      ...(fetchedBy && { fetchedBy: fetchedBy(child) }),
    }));
    return this.organiser.post(`/events/${this.eventId}/check-in-uploads`, { scans });
  }

  roll(session: string): Promise<SessionRollPage> {
    return this.organiser.get(`/events/${this.eventId}/sessions/${session}/roll?limit=100`);
  }

  private readonly nonce = (): string => `day-care-${String(++this.scans).padStart(5, '0')}`;
}

/** A grandmother who may fetch in July alone. */
export const nameGrandmother = ({ guardian, registrationId }: Child, name: string): Promise<PickUpPersonView> =>
  guardian.post(`/registrations/${registrationId}/pick-up-persons`, {
    ...{ name, phone: '13900000201', relation: 'grandparent', children: [1], from: '2026-07-01', until: '2026-07-31' },
  });
