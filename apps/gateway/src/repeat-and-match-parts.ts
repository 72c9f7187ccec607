import { APP_INTERCEPTOR } from '@nestjs/core';
import { UnchangedInterceptor } from './http/unchanged.interceptor';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor';
import { KEPT_ANSWER, KeptAnswerSchema } from './idempotency/kept-answer.schema';
import { KeptAnswerStore } from './idempotency/kept-answer.store';
import { TURN, TurnSchema } from './turns/turn.schema';
import { TurnStore } from './turns/turn.store';
import { Turns } from './turns/turns';

/** What idempotency keys and `If-Match` add to the gateway: what was answered before is answered again, whatever its tag is by now. */
export const REPEAT_AND_MATCH_PARTS = {
  schemas: [
    { name: KEPT_ANSWER, schema: KeptAnswerSchema },
    { name: TURN, schema: TurnSchema },
  ],
  interceptors: [
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: UnchangedInterceptor },
  ],
  providers: [KeptAnswerStore, TurnStore, Turns],
};
