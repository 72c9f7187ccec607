import { PhoneTaken } from '@linli/contracts/gateway';
import { idOf } from '@linli/persistence';
import { Injectable, OnApplicationBootstrap } from '@nestjs/common';
import { GatewayConfig } from '../config';
import { AccountStore } from './account.store';
import { AccountOpening } from './account-opening';

/** Makes sure at start that the administrator of the configuration has an account; one that is there is left as it is. */
@Injectable()
export class FirstAdministrator implements OnApplicationBootstrap {
  constructor(
    private readonly config: GatewayConfig,
    private readonly accounts: AccountStore,
    private readonly opening: AccountOpening,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { ADMIN_PHONE: phone, ADMIN_PASSWORD: password } = this.config;
    if (!phone || !password || (await this.accounts.byPhone(phone))) return;
    const id = idOf('first administrator', phone);
    const by = { id, roles: [], areaCodes: [], memberOf: [] };
    const body = { phone, password, name: '管理员', language: 'zh-CN', areaCodes: [], memberOf: [] } as const;
    await this.opening
      .openUnasked({ ...body, roles: ['administrator'], areaCodes: [], memberOf: [] }, { by, id })
      .catch((error) => {
        // another replica was faster
        if (!(error instanceof PhoneTaken)) throw error;
      });
  }
}
