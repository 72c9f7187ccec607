import { Injectable, OnModuleInit } from '@nestjs/common';
import { TicketKeyStore } from './ticket-key.store';
import { TicketKeys } from './ticket-keys.provider';

/** Sees to it at the start that there is a key for tickets: of the configuration, or else that of the store. */
@Injectable()
export class KeepTicketKeyRun implements OnModuleInit {
  constructor(
    private readonly keys: TicketKeys,
    private readonly kept: TicketKeyStore,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.keys.areMissing) this.keys.use(await this.kept.keyOr(this.keys.propose()));
  }
}
