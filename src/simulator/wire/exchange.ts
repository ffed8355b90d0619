import { createMiddleware } from "hono/factory";
import { ConnectionDropped } from "../faults/connection-dropped";
import type { FaultRule } from "../faults/fault-rule";
import type { RequestRecord } from "../request-log";
import type { AppEnv } from "../server/app-env";
import type { Simulation } from "../simulation";
import { digits } from "../world/chance";
import { type Answer, answerResponse, errmsg, type Said } from "./answer";
import { type Call, readCall } from "./call";
import { errcodeTexts } from "./errcodes";

/** Around every request under `/cgi-bin/`: reads it, applies the fault that meets it, and writes it into the log. */
export const exchange = (simulation: Simulation) =>
  createMiddleware<AppEnv>(async (context, next) => {
    const arrivedMs = simulation.edges.elapsedMs();
    const call = await readCall(context.req.raw, context.env?.callerAddress ?? "127.0.0.1");
    context.set("call", call);
    const { signal } = simulation.closing;
    await simulation.holds.pass(call, false, signal);
    const fault = simulation.faults.meet(call);
    const log = (outcome: Told): void => {
      const durationMs = Math.round((simulation.edges.elapsedMs() - arrivedMs) * 10) / 10;
      const whole = { ...outcome, durationMs, fault: fault ?? null };
      simulation.log.add(call, simulation.world.clock.nowMs(), whole, simulation.secrets());
    };
    if (fault?.delayMs) await simulation.edges.sleep(fault.delayMs, signal);
    if (signal.aborted) throw new ConnectionDropped();
    if (fault?.dropBefore) {
      log({ errcode: null, httpStatus: null, answer: null });
      throw new ConnectionDropped();
    }
    if (fault !== undefined && !fault.dropAfter) {
      const canned = cannedAnswer(simulation, call, fault);
      if (canned !== undefined) {
        log(told(canned));
        context.res = canned.response;
        return;
      }
    }
    await next();
    await simulation.holds.pass(call, true, signal);
    if (fault?.dropAfter) {
      const errcode = errcodeOf(context.res);
      if (fault.httpStatus === undefined && fault.body === undefined) {
        log({ errcode, httpStatus: null, answer: null });
        throw new ConnectionDropped();
      }
      const raw = rawAnswer(fault);
      // Hono would carry the headers of the true answer over to a new one.
      context.res = undefined;
      context.res = raw.response;
      log({ ...told(raw), errcode });
      return;
    }
    log(told({ response: context.res, text: context.get("said") ?? null }));
  });

/** What a caller was told, as the log has it. */
type Told = Pick<RequestRecord, "errcode" | "httpStatus" | "answer">;

const told = ({ response, text }: { readonly response: Response; readonly text: string | null }): Told => ({
  errcode: errcodeOf(response),
  httpStatus: response.status,
  answer: text,
});

/** An answer in WeCom's own format. */
export function respond(simulation: Simulation, call: Call, answer: Answer, wrongJson: boolean): Said {
  // Only a failure shows it, and a digest costs as much as all the rest of an answer.
  const hint =
    answer.errcode === 0 ? "" : digits(simulation.world.knobs.randomSeed, ["hint", simulation.nextHint()], 25);
  return answerResponse(answer, errmsg(answer, { hint, callerAddress: call.callerAddress, wrongJson }));
}

function cannedAnswer(simulation: Simulation, call: Call, fault: FaultRule): Said | undefined {
  if (fault.errcode !== undefined) {
    const answer = { errcode: fault.errcode, text: errcodeTexts[fault.errcode] ?? "error", fields: {} };
    return fault.errmsg === undefined ? respond(simulation, call, answer, false) : answerResponse(answer, fault.errmsg);
  }
  return fault.httpStatus === undefined && fault.body === undefined ? undefined : rawAnswer(fault);
}

function rawAnswer({ body = "", httpStatus = 200 }: FaultRule): Said {
  const bodyless = httpStatus === 204 || httpStatus === 205 || httpStatus === 304;
  const type = /^\s*[{[]/.test(body) ? "application/json; charset=UTF-8" : "text/html; charset=UTF-8";
  const response = new Response(bodyless ? null : body, { status: httpStatus, headers: { "content-type": type } });
  return { response, text: bodyless ? "" : body };
}

const errcodeOf = (response: Response): number | null => {
  const header = response.headers.get("error-code");
  return header === null ? null : Number(header);
};
