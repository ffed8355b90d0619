import { createMiddleware } from "hono/factory";
import { ConnectionDropped } from "../faults/connection-dropped";
import type { FaultRule } from "../faults/fault-rule";
import type { RequestRecord } from "../request-log";
import type { AppEnv } from "../server/app-env";
import type { Simulation } from "../simulation";
import { digits } from "../world/chance";
import { type Answer, answerResponse, errmsg } from "./answer";
import { type Call, readCall } from "./call";
import { errcodeTexts } from "./errcodes";

/** Around every request under `/cgi-bin/`: reads it, applies the fault that meets it, and writes it into the log. */
export const exchange = (simulation: Simulation) =>
  createMiddleware<AppEnv>(async (context, next) => {
    const call = await readCall(context.req.raw, context.env?.callerAddress ?? "127.0.0.1");
    context.set("call", call);
    const { signal } = simulation.closing;
    await simulation.holds.pass(call, false, signal);
    const fault = simulation.faults.meet(call);
    if (fault?.delayMs) await simulation.edges.sleep(fault.delayMs, signal);
    if (signal.aborted) throw new ConnectionDropped();
    if (fault?.dropBefore) throw lost(simulation, call, fault, null);
    if (fault !== undefined && !fault.dropAfter) {
      const canned = cannedAnswer(simulation, call, fault);
      if (canned !== undefined) {
        log(simulation, call, fault, canned);
        context.res = canned;
        return;
      }
    }
    await next();
    await simulation.holds.pass(call, true, signal);
    if (fault?.dropAfter) {
      const errcode = errcodeOf(context.res);
      if (fault.httpStatus === undefined && fault.body === undefined) throw lost(simulation, call, fault, errcode);
      // Hono would carry the headers of the true answer over to a new one.
      context.res = undefined;
      context.res = rawAnswer(fault);
      record(simulation, call, { fault, errcode, httpStatus: context.res.status });
      return;
    }
    log(simulation, call, fault, context.res);
  });

/** An answer in WeCom's own format. */
export function respond(simulation: Simulation, call: Call, answer: Answer, wrongJson: boolean): Response {
  // Only a failure shows it, and a digest costs as much as all the rest of an answer.
  const hint =
    answer.errcode === 0 ? "" : digits(simulation.world.knobs.randomSeed, ["hint", simulation.nextHint()], 25);
  return answerResponse(answer, errmsg(answer, { hint, callerAddress: call.callerAddress, wrongJson }));
}

function cannedAnswer(simulation: Simulation, call: Call, fault: FaultRule): Response | undefined {
  if (fault.errcode !== undefined) {
    const answer = { errcode: fault.errcode, text: errcodeTexts[fault.errcode] ?? "error", fields: {} };
    return fault.errmsg === undefined ? respond(simulation, call, answer, false) : answerResponse(answer, fault.errmsg);
  }
  return fault.httpStatus === undefined && fault.body === undefined ? undefined : rawAnswer(fault);
}

function rawAnswer({ body = "", httpStatus = 200 }: FaultRule): Response {
  const bodyless = httpStatus === 204 || httpStatus === 205 || httpStatus === 304;
  const type = /^\s*[{[]/.test(body) ? "application/json; charset=UTF-8" : "text/html; charset=UTF-8";
  return new Response(bodyless ? null : body, { status: httpStatus, headers: { "content-type": type } });
}

const errcodeOf = (response: Response): number | null => {
  const header = response.headers.get("error-code");
  return header === null ? null : Number(header);
};

function lost(simulation: Simulation, call: Call, fault: FaultRule, errcode: number | null): ConnectionDropped {
  record(simulation, call, { fault, errcode, httpStatus: null });
  return new ConnectionDropped();
}

const log = (simulation: Simulation, call: Call, fault: FaultRule | undefined, response: Response): void =>
  record(simulation, call, { fault: fault ?? null, errcode: errcodeOf(response), httpStatus: response.status });

function record(
  simulation: Simulation,
  call: Call,
  outcome: Pick<RequestRecord, "fault" | "errcode" | "httpStatus">,
): void {
  simulation.log.add(call, simulation.world.clock.nowMs(), outcome, simulation.secrets());
}
