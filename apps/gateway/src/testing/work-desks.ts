import {
  CommunityEventPage,
  GateWorkPage,
  ListMyEvents,
  ListMyGateWork,
  ListMyPassedPlaces,
  ListMySeries,
  PassedPlacePage,
  SeriesPage,
} from '@linli/contracts/events';
import { Handles } from '@linli/messaging';

@Handles(ListMyPassedPlaces)
class ListMyPassedPlacesHandler {
  async handle(): Promise<PassedPlacePage> {
    return { items: [] };
  }
}

@Handles(ListMyEvents)
class ListMyEventsHandler {
  async handle(): Promise<CommunityEventPage> {
    return { items: [] };
  }
}

@Handles(ListMySeries)
class ListMySeriesHandler {
  async handle(): Promise<SeriesPage> {
    return { items: [] };
  }
}

@Handles(ListMyGateWork)
class ListMyGateWorkHandler {
  async handle(): Promise<GateWorkPage> {
    return { items: [] };
  }
}

/** What people have done at events beside taking part, of whom there is nothing. */
export const WORK_DESKS = [ListMyPassedPlacesHandler, ListMyEventsHandler, ListMySeriesHandler, ListMyGateWorkHandler];
