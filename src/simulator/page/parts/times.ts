/** Times as people read them, in the language of the page and this machine's time zone. */
export const clockTime = (atMs: number, tag: string): string =>
  new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(atMs);

export const exactTime = (atMs: number, tag: string): string =>
  new Intl.DateTimeFormat(tag, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hourCycle: "h23",
  }).format(atMs);

export const dayOf = (atMs: number, tag: string): string =>
  new Intl.DateTimeFormat(tag, { weekday: "short", year: "numeric", month: "short", day: "numeric" }).format(atMs);

export const dateTime = (atMs: number, tag: string): string =>
  new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" }).format(atMs);

/** The time of what happened today, the day of what happened before. */
export const briefTime = (atMs: number, nowMs: number, tag: string): string =>
  isSameDay(atMs, nowMs)
    ? clockTime(atMs, tag)
    : new Intl.DateTimeFormat(tag, { month: "short", day: "numeric" }).format(atMs);

export const isSameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();
