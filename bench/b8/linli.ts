import { AREA, startApps } from '../linli/apps';
import { EVENTS, textsOf } from './events';
import { Server } from './server';

/** The gateway and the service that it asks, with some events to be read. */
export async function startLinli(): Promise<Server> {
  const { gateway, organiser, stop } = await startApps();
  for (let count = 0; count < EVENTS; count++) {
    const { id } = await organiser.post<{ id: string }>('/events', { areaCode: AREA, capacity: 100, ...textsOf(count) });
    await organiser.post(`/events/${id}/publish`);
  }
  return { url: gateway.url, path: `/events?limit=${EVENTS}`, memory: () => gateway.memory(), stop };
}
