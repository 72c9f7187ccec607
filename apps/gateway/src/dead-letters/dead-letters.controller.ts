import { type Actor, ChangedMeanwhile, KeyReused, SERVICES, ServiceUnavailable, validated } from '@linli/contracts';
import {
  DeadLetterBatch,
  type DeadLetterContracts,
  DeadLetterIdBody,
  DeadLetterNotFound,
  DeadLetterPage,
  DeadLetterView,
  deadLetterContracts,
} from '@linli/contracts/dead-letters';
import { IdempotencyKeyNotValid } from '@linli/contracts/gateway';
import { MessageClient } from '@linli/messaging';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentActor } from '../http/access';
import { Described } from '../http/described';
import { IdempotentId } from '../http/idempotency-key';
import { Operation } from '../http/operation';
import { ValidBody } from '../http/valid-body';
import { ValidQuery } from '../http/valid-query';
import { ListDeadLettersQuery, SettleDeadLettersRequest } from './dead-letter-requests';

const USUAL = { tag: 'dead-letters', status: 200 } as const;

const settling = (id: string, summary: string, description: string): Described => ({
  ...USUAL,
  id,
  summary,
  description: `${description} One call takes a batch (\`limit\`, 100 if not given); where the answer has a \`next\`, there is more.`,
  repeatable: true,
  body: SettleDeadLettersRequest,
  reply: DeadLetterBatch,
  fails: [ChangedMeanwhile, IdempotencyKeyNotValid, KeyReused, ServiceUnavailable],
});

/** Each service answers for its own dead letters; which one is asked stands in the request, so these are no routes of a table. */
@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly client: MessageClient) {}

  @Get()
  @Operation({
    ...USUAL,
    id: 'listDeadLetters',
    summary: 'List the dead letters of a service',
    query: ListDeadLettersQuery,
    reply: DeadLetterPage,
    fails: [ServiceUnavailable],
  })
  list(
    @ValidQuery(ListDeadLettersQuery) { service, ...filter }: ListDeadLettersQuery,
    @CurrentActor() actor: Actor,
  ): Promise<DeadLetterPage> {
    return this.client.ask(deadLetterContracts(service).list, filter, { actor });
  }

  @Get(':id')
  @Operation({
    ...USUAL,
    id: 'getDeadLetter',
    summary: 'Read a dead letter with its message',
    path: { shape: DeadLetterIdBody, fields: ['id'] },
    reply: DeadLetterView,
    fails: [DeadLetterNotFound, ServiceUnavailable],
  })
  async get(@Param('id') given: string, @CurrentActor() actor: Actor): Promise<DeadLetterView> {
    const { id } = validated(DeadLetterIdBody, { id: given });
    return this.client.ask(contractsFor(id).get, { id }, { actor });
  }

  @Post('replay')
  @Operation(settling('replayDeadLetters', 'Replay dead letters', 'Each goes to the handler that failed, and to no other.'))
  replay(
    @ValidBody(SettleDeadLettersRequest) { service, ...filter }: SettleDeadLettersRequest,
    @CurrentActor() actor: Actor,
    @IdempotentId() messageId: string | undefined,
  ): Promise<DeadLetterBatch> {
    return this.client.ask(deadLetterContracts(service).replay, filter, { actor, messageId });
  }

  @Post('discard')
  @Operation(settling('discardDeadLetters', 'Discard dead letters', 'They can be read for 30 days more, and are not replayed.'))
  discard(
    @ValidBody(SettleDeadLettersRequest) { service, ...filter }: SettleDeadLettersRequest,
    @CurrentActor() actor: Actor,
    @IdempotentId() messageId: string | undefined,
  ): Promise<DeadLetterBatch> {
    return this.client.ask(deadLetterContracts(service).discard, filter, { actor, messageId });
  }
}

/** The id of a letter begins with its service; throws DeadLetterNotFound when there is no such service. */
function contractsFor(id: string): DeadLetterContracts {
  const service = SERVICES.find((name) => id.startsWith(`${name}.`));
  if (!service) throw new DeadLetterNotFound();
  return deadLetterContracts(service);
}
