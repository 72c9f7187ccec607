import { actsInArea, OutsideOwnArea } from '@linli/contracts';
import { RegisterEnterprises, RegisterEnterprisesBody, RowResult, RowResults } from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { ServiceDefinition } from '@linli/service';
import { Module } from '@nestjs/common';

/** The Chinese names of the enterprises that the desk has entered, and how many rows came in each message. */
export const register = { names: new Set<string>(), messages: [] as number[] };

@Handles(RegisterEnterprises)
class RegisterEnterprisesHandler {
  async handle({ rows, dryRun }: RegisterEnterprisesBody, { actor }: MessageContext): Promise<RowResults> {
    register.messages.push(rows.length);
    const results = rows.map(({ areaCode, name }): RowResult => {
      if (!actsInArea(actor, areaCode)) return { outcome: 'refused', error: OutsideOwnArea.code };
      if (register.names.has(name.zh)) return { outcome: 'present' };
      if (!dryRun) register.names.add(name.zh);
      return { outcome: 'added' };
    });
    return { rows: results };
  }
}

@Module({ controllers: [RegisterEnterprisesHandler] })
class RegisterDeskModule {}

/** A small service that enters enterprises, in the place of business-service. */
export const registerDesk: ServiceDefinition = { name: 'business-service', contracts: [], module: RegisterDeskModule };
