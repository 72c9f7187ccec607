import { textsOf } from '../b8/events';
import { AREA, startApps, tokenOf } from '../linli/apps';
import { Counter, Registered, Size } from './counter';

/** Through HTTP, as residents come. */
export async function openLinli(): Promise<Counter> {
  const { gateway, organiser, stop } = await startApps();
  return {
    port: gateway.port,
    openEvent: async ({ places, waiting }: Size) => {
      const { id } = await organiser.post<{ id: string }>('/events', { areaCode: AREA, capacity: places, ...textsOf(1) });
      await organiser.post(`/events/${id}/sign-up-rules`, { rules: { waitingLimit: waiting } });
      await organiser.post(`/events/${id}/publish`);
      return id;
    },
    headersOf: async (resident) => ({ authorization: `Bearer ${await tokenOf(resident)}` }),
    pathOf: (eventId) => `/events/${eventId}/registrations`,
    cancelPathOf: (id) => `/registrations/${id}/cancel`,
    registrations: async (eventId) => {
      const found: Registered[] = [];
      for (let after = ''; ; ) {
        const query = `limit=100${after && `&after=${encodeURIComponent(after)}`}`;
        const page = await organiser.get<{ items: Registered[]; next?: string }>(`/events/${eventId}/registrations?${query}`);
        found.push(...page.items);
        if (!page.next) return found;
        after = page.next;
      }
    },
    stop,
  };
}
