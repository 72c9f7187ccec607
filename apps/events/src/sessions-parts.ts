import { GetSessionRollHandler } from './check-in/get-session-roll.handler';
import { RollLines } from './check-in/roll-lines.desk';
import { CancelSessionHandler } from './sessions/cancel-session.handler';
import { GiveUpSessionHandler } from './sessions/give-up-session.handler';
import { ListSessionsHandler } from './sessions/list-sessions.handler';
import { ListSessionsAmongHandler } from './sessions/list-sessions-among.handler';
import { MoveSessionHandler } from './sessions/move-session.handler';
import { ProgrammeDesk } from './sessions/programme.desk';
import { SESSION, SessionSchema } from './sessions/session.schema';
import { SessionStore } from './sessions/session.store';
import { SessionsKnown } from './sessions/sessions-known.desk';
import { SetSessionsHandler } from './sessions/set-sessions.handler';

/** What the feature adds to the service. */
export const SESSIONS_PARTS = {
  schemas: [{ name: SESSION, schema: SessionSchema }],
  handlers: [
    SetSessionsHandler,
    ListSessionsHandler,
    ListSessionsAmongHandler,
    GetSessionRollHandler,
    MoveSessionHandler,
    CancelSessionHandler,
    GiveUpSessionHandler,
  ],
  providers: [SessionStore, ProgrammeDesk, SessionsKnown, RollLines],
};
