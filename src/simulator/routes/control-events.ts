import type { Hono } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { Feed, News, Numbered } from "../feed/feed";
import { summaryOf } from "../reports/chat-summary";
import { clockOf } from "../reports/overview";
import { lineOf } from "../request-log";
import type { AppEnv } from "../server/app-env";
import type { Simulation } from "../simulation";

/** How soon a browser asks again after the connection was lost. */
const retryMs = 500;
/** So that whoever stands between doesn't take a quiet stream for a dead one. */
const quietMs = 15_000;

/**
 * `/_sim/events`: what changes, as server-sent events. `start` says that everything may be different; then each event
 * says how one thing stands now. Whoever comes back with the id of the last event (header `Last-Event-ID`, or the query's
 * `after`) gets what came since; a `start` where that isn't known any more, as after a restart.
 */
export function eventControl(app: Hono<AppEnv>, simulation: Simulation): void {
  const { feed, edges, closing } = simulation;
  app.get("/_sim/events", (context) => {
    const seen = context.req.header("last-event-id") ?? context.req.query("after");
    context.header("x-accel-buffering", "no");
    return streamSSE(context, async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      const signal = AbortSignal.any([gone.signal, closing.signal]);
      let place = placeIn(feed, seen);
      while (!signal.aborted) {
        const news = place === undefined ? undefined : feed.after(place);
        if (news === undefined || place === undefined) {
          place = feed.last;
          await write(stream, feed, place, "start", { clock: clockOf(simulation) });
          continue;
        }
        for (const each of latest(news))
          await write(stream, feed, each.at, each.news.kind, subjectOf(simulation, each.news));
        place = news.at(-1)?.at ?? place;
        const woken = new AbortController();
        const quiet = edges.sleep(quietMs, AbortSignal.any([signal, woken.signal])).then(() => true);
        const isQuiet = await Promise.race([feed.beyond(place).then(() => false), quiet]);
        woken.abort();
        if (isQuiet && !signal.aborted) await stream.write(": \n\n");
      }
    });
  });
}

const write = (stream: SSEStreamingApi, feed: Feed, place: number, event: string, data: unknown): Promise<void> =>
  stream.writeSSE({ event, data: JSON.stringify(data), id: `${feed.run}-${place}`, retry: retryMs });

/** A place in this run's feed; `undefined` for none, and for one of another run. */
function placeIn(feed: Feed, id = ""): number | undefined {
  const [, run, place] = /^([0-9a-z]+)-(\d+)$/.exec(id) ?? [];
  return run === feed.run ? Number(place) : undefined;
}

/** Of several about the same thing only the last: each says how it stands now. Requests are each a thing of their own. */
function latest(news: readonly Numbered[]): readonly Numbered[] {
  const bySubject = new Map(news.map((each) => [JSON.stringify(each.news), each]));
  return [...bySubject.values()].toSorted((a, b) => a.at - b.at);
}

/** How the thing stands now that a piece of news is about; `null` where it is gone. */
function subjectOf(simulation: Simulation, news: News): unknown {
  switch (news.kind) {
    case "chat":
    case "history": {
      const chat = simulation.world.chat(news.corpId, news.chatid);
      return chat === undefined ? null : summaryOf(chat, simulation.world.namesIn(chat.corpId));
    }
    case "request": {
      const record = simulation.log.find(news.seq);
      return record === undefined ? null : lineOf(record);
    }
    case "faults":
      return simulation.faults.rules();
    case "clock":
      return clockOf(simulation);
    case "knobs":
      return simulation.world.knobs;
    case "emptied":
    case "world":
      return null;
  }
}
