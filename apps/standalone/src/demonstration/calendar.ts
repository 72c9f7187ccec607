const OFFSET = '+08:00';

/** Days of the demonstration, counted from today in Chengdu: the story is told up to now and goes on tomorrow. */
export class Calendar {
  /** `today` as yyyy-mm-dd. */
  constructor(readonly today: string) {}

  static todayIn(now: Date): string {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now);
  }

  /** The instant at this time of day so many days from today, ISO 8601. */
  at(day: number, time: string): string {
    const date = new Date(Date.parse(`${this.today}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);
    return `${date}T${time}:00${OFFSET}`;
  }
}
