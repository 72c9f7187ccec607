import { ChooseStopsHandler } from './stops/choose-stops.handler';
import { GetStopListHandler } from './stops/get-stop-list.handler';
import { LINE, LineSchema } from './stops/line.schema';
import { LineStore } from './stops/line.store';
import { LineBook } from './stops/line-book.desk';
import { ListMyStopsHandler } from './stops/list-my-stops.handler';
import { ListStopsHandler } from './stops/list-stops.handler';
import { SetStopsHandler } from './stops/set-stops.handler';
import { STOP_CHOICE, StopChoiceSchema } from './stops/stop-choice.schema';
import { StopChoiceStore } from './stops/stop-choice.store';

/** What the feature adds to the service. */
export const STOP_PARTS = {
  schemas: [
    { name: LINE, schema: LineSchema },
    { name: STOP_CHOICE, schema: StopChoiceSchema },
  ],
  handlers: [SetStopsHandler, ListStopsHandler, ChooseStopsHandler, ListMyStopsHandler, GetStopListHandler],
  providers: [LineStore, StopChoiceStore, LineBook],
};
