import { AcceptNoShowAppealHandler } from './no-shows/accept-no-show-appeal.handler';
import { AppealNoShowHandler } from './no-shows/appeal-no-show.handler';
import { AttendanceBook } from './no-shows/attendance-book.desk';
import { DecideNoShowsRun } from './no-shows/decide-no-shows.run';
import { ExcusingDesk } from './no-shows/excusing.desk';
import { GetNoShowRuleHandler } from './no-shows/get-no-show-rule.handler';
import { ListMyLockOutsHandler } from './no-shows/list-my-lock-outs.handler';
import { ListMyNoShowsHandler } from './no-shows/list-my-no-shows.handler';
import { ListNoShowAppealsHandler } from './no-shows/list-no-show-appeals.handler';
import { ListNoShowsHandler } from './no-shows/list-no-shows.handler';
import { LOCK_OUT, LockOutSchema } from './no-shows/lock-out.schema';
import { LockOuts } from './no-shows/lock-outs.desk';
import { NoShowDesk } from './no-shows/no-show.desk';
import { NO_SHOW, NoShowSchema } from './no-shows/no-show.schema';
import { NoShowStore } from './no-shows/no-show.store';
import { NO_SHOW_RULE, NoShowRuleSchema } from './no-shows/no-show-rule.schema';
import { NoShowRuleStore } from './no-shows/no-show-rule.store';
import { PlanNoShowsWhenEventFinishedHandler } from './no-shows/plan-no-shows-when-event-finished.handler';
import { ReckoningDesk } from './no-shows/reckoning.desk';
import { RECKONING, ReckoningSchema } from './no-shows/reckoning.schema';
import { ReckoningStore } from './no-shows/reckoning.store';
import { RejectNoShowAppealHandler } from './no-shows/reject-no-show-appeal.handler';
import { SetNoShowRuleHandler } from './no-shows/set-no-show-rule.handler';
import { STANDING, StandingSchema } from './no-shows/standing.schema';
import { StandingStore } from './no-shows/standing.store';
import { WaiveNoShowHandler } from './no-shows/waive-no-show.handler';

/** What the feature adds to the service. */
export const NO_SHOW_PARTS = {
  schemas: [
    { name: NO_SHOW_RULE, schema: NoShowRuleSchema },
    { name: NO_SHOW, schema: NoShowSchema },
    { name: STANDING, schema: StandingSchema },
    { name: LOCK_OUT, schema: LockOutSchema },
    { name: RECKONING, schema: ReckoningSchema },
  ],
  handlers: [
    ...[SetNoShowRuleHandler, GetNoShowRuleHandler, PlanNoShowsWhenEventFinishedHandler],
    ...[ListNoShowsHandler, ListNoShowAppealsHandler, ListMyNoShowsHandler, ListMyLockOutsHandler],
    ...[AppealNoShowHandler, WaiveNoShowHandler, AcceptNoShowAppealHandler, RejectNoShowAppealHandler],
  ],
  providers: [
    ...[NoShowRuleStore, NoShowStore, StandingStore, ReckoningStore],
    ...[AttendanceBook, NoShowDesk, ReckoningDesk, LockOuts, DecideNoShowsRun, ExcusingDesk],
  ],
};
