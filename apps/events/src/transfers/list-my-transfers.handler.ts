import { PageQuery } from '@linli/contracts';
import { ListMyTransfers, TransferPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { Transfer } from '../registrations/registration';
import { RegistrationStore } from '../registrations/registration.store';
import { transferViewOf } from './transfer.view';
import { TransferCodes } from './transfer-codes.provider';

@Handles(ListMyTransfers)
export class ListMyTransfersHandler {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly codes: TransferCodes,
  ) {}

  async handle(query: PageQuery, { actor, now }: MessageContext): Promise<TransferPage> {
    const page = await this.registrations.pageOfTransfers(actor.id, now, query);
    const items = page.items.map((one) => transferViewOf(one, one.transfer as Transfer, this.codes.codeOf(one)));
    return { ...page, items };
  }
}
