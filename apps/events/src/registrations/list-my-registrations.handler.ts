import { PageQuery } from '@linli/contracts';
import { ListMyRegistrations, MOST_IN_FRONT, RegistrationPage, RegistrationView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { withFilled } from '../forms/filled-form';
import { FormStore } from '../forms/form.store';
import { Registration } from './registration';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';
import { WaitingLineStore } from './waiting-line.store';

@Handles(ListMyRegistrations)
export class ListMyRegistrationsHandler {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly forms: FormStore,
    private readonly line: WaitingLineStore,
  ) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<RegistrationPage> {
    const page = await this.registrations.pageByResident(actor.id, query);
    const forms = await this.forms.of(page.items);
    const view = async (one: Registration): Promise<RegistrationView> => ({
      ...withFilled(viewOf(one), forms.get(one._id), { inFull: true }),
      ...(one.status === 'waiting' && { position: await this.positionOf(one) }),
    });
    return { ...page, items: await Promise.all(page.items.map(view)) };
  }

  private async positionOf(waiting: Registration): Promise<number> {
    const pools = waiting.needs.map(({ pool }) => pool);
    return (await this.line.countInFront(waiting, pools, MOST_IN_FRONT)) + 1;
  }
}
