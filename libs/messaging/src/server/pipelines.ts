import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock';
import { Call, compose, Outcome, Step } from '../handlers/call';
import { Prepare } from '../handlers/handles';
import { InboxStore } from '../inbox/inbox.store';
import { correlate } from '../steps/correlate';
import { answerRepeated, ignoreDuplicates, oncePerMessage, rememberReply } from '../steps/deduplicate';
import { Gathering } from '../steps/gathering';
import { BatchWork, inOneTransaction } from '../steps/in-one-transaction';
import { inTransaction, readOnly } from '../steps/in-transaction';
import { inLanes } from '../steps/lanes';
import { logFailures } from '../steps/log-failures';
import { measure } from '../steps/measure';
import { ownContractOnly } from '../steps/own-contract';
import { prepared } from '../steps/prepare';
import { refuseLate } from '../steps/refuse-late';
import { singleOut } from '../steps/single-out';
import { traceHandling } from '../steps/trace-handling';
import { validate } from '../steps/validate';
import { watched } from '../steps/watched';
import { UnitOfWork } from '../unit-of-work';

type Work = (call: Call) => Promise<Outcome>;

/** The steps around a handler, from the outside in; which ones depends on the kind of message. */
@Injectable()
export class Pipelines {
  private readonly log = new Logger('Handlers');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inbox: InboxStore,
    private readonly clock: Clock,
  ) {}

  around(kind: 'command' | 'query' | 'event', work: Work, prepare?: Prepare): Work {
    const steps = this.stepsFor(kind, prepare);
    return compose([traceHandling, correlate, watched([measure, logFailures(this.log)]), ...steps], work);
  }

  /** The same for a handler that takes many facts at a time; each message has its own steps as far as the batch. */
  aroundMany(work: BatchWork): Work {
    const { unitOfWork, inbox, clock, log } = this;
    const handle = inOneTransaction({ unitOfWork, inbox, clock }, work);
    const { take } = new Gathering((calls) => singleOut(calls, handle));
    return compose([traceHandling, correlate, watched([measure, logFailures(log)]), ownContractOnly, validate('kept')], take);
  }

  /** The same for a command that is decided together with others; the sitting sees to its transaction and to repetitions. */
  aroundJoint(work: Work): Work {
    const steps = [traceHandling, correlate, watched([measure, logFailures(this.log)]), validate('refused'), refuseLate];
    return compose(steps, work);
  }

  private stepsFor(kind: 'command' | 'query' | 'event', prepare?: Prepare): Step[] {
    const { unitOfWork, inbox, clock } = this;
    switch (kind) {
      case 'query':
        return [refuseLate, validate('refused'), readOnly(clock)];
      case 'command':
        return [
          validate('refused'),
          inLanes(declaredLane),
          refuseLate,
          answerRepeated(inbox),
          ...(prepare ? [prepared(prepare, clock)] : []),
          inTransaction(unitOfWork, clock),
          rememberReply(inbox),
        ];
      case 'event':
        return [
          ownContractOnly,
          validate('kept'),
          inLanes(laneOfSubject),
          ignoreDuplicates,
          inTransaction(unitOfWork, clock),
          oncePerMessage(inbox),
        ];
    }
  }
}

const declaredLane = ({ handler, body }: Call): string | undefined => body && handler.lane?.(body);

/** Facts about one subject are handled in order unless the handler declares another lane. */
const laneOfSubject = (call: Call): string | undefined => declaredLane(call) ?? call.message.envelope.subject;
