import { inLanguage } from '@linli/contracts';
import { SeriesView } from '@linli/contracts/events';
import { organiserOf, Surroundings, seriesOf } from '../event-documents/event-document';
import { documentIn, ToldEvent } from '../event-pages/event-list';

/** The series as schema.org knows it, with its events to come. */
export function seriesDocument(series: SeriesView, around: Surroundings, events: readonly ToldEvent[]): object {
  const { language } = around;
  return {
    '@context': 'https://schema.org',
    ...seriesOf(series, around),
    ...{ identifier: series.id, description: inLanguage(series.text, language), inLanguage: language },
    organizer: { '@type': 'Organization', name: organiserOf(series, around) },
    ...(events.length > 0 && { subEvent: events.map(documentIn) }),
  };
}
