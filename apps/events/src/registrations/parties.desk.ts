import { RegistrationIdBody } from '@linli/contracts/events';
import { Looking } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { AttendanceStore } from '../check-in/attendance.store';
import { dateKeyOf } from '../check-in/dates';
import { CommunityEvent } from '../community-events/community-event';
import { FilledForm } from '../forms/filled-form';
import { FormStore } from '../forms/form.store';
import { SessionStore } from '../sessions/session.store';
import { Arrival } from './reduction';
import { Registration } from './registration';
import { Roll } from './roll';

/** What lies beside a registration, and not in the roll. */
interface Beside {
  readonly form: FilledForm | undefined;
  readonly arrivals: readonly Arrival[];
}

/** Who of a party has come and who is named: asked once for all parties that a sitting makes smaller. */
@Injectable()
export class Parties {
  private readonly known = new WeakMap<object, Beside>();

  constructor(
    private readonly forms: FormStore,
    private readonly attendances: AttendanceStore,
    private readonly sessions: SessionStore,
  ) {}

  async lookUp(requests: readonly Looking<RegistrationIdBody>[], roll: Roll): Promise<void> {
    const registrations = requests.flatMap(({ body }) => roll.find(body.registrationId) ?? []);
    const forms = await this.forms.of(registrations);
    const arrivals = await this.arrivalsOf(registrations, roll.communityEvent);
    for (const { body } of requests) {
      const { registrationId: id } = body;
      this.known.set(body, {
        form: forms.get(id),
        arrivals: arrivals.filter(({ _id, registrationId = _id }) => registrationId === id),
      });
    }
  }

  private async arrivalsOf(registrations: readonly Registration[], communityEvent: CommunityEvent) {
    const { _id, programme } = communityEvent;
    const ids = registrations.map((one) => one._id);
    const arrivals = await this.attendances.ofParties(ids, dateKeyOf(communityEvent));
    if (!programme || arrivals.length === 0) return arrivals;
    const starts = new Map((await this.sessions.allOf(_id)).map(({ key, startsAt }) => [key, startsAt]));
    return arrivals.map((one) => ({ ...one, startsAt: starts.get(one.session ?? '') }));
  }

  /** Of the request that it was looked up for; a form that this very sitting has decided is newer. */
  of(request: RegistrationIdBody, { papers }: Pick<Roll, 'papers'>): Beside {
    const { form, arrivals = [] } = this.known.get(request) ?? {};
    return { form: papers.of(request.registrationId) ?? form, arrivals };
  }
}
